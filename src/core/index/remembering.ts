/** The same function, which works out each value once. For inputs that are few: none is ever forgotten. */
export function remembering<Input, Output>(work: (input: Input) => Output): (input: Input) => Output {
  const known = new Map<Input, Output>();
  return (input) => {
    const found = known.get(input);
    if (found !== undefined || known.has(input)) return found as Output;
    const output = work(input);
    known.set(input, output);
    return output;
  };
}
