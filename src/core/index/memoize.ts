/** The same function, which works out each value once. For inputs that are few: none is ever forgotten. */
export function memoize<Input, Output>(work: (input: Input) => Output): (input: Input) => Output {
  const known = new Map<Input, Output>();
  return (input) => {
    const found = known.get(input);
    if (found !== undefined || known.has(input)) return found as Output;
    const output = work(input);
    known.set(input, output);
    return output;
  };
}

/** Does work once, when it is first asked for; from then on what came of it is the result. */
export function lazy<Result extends object>(work: () => Result): () => Result {
  let done: Result | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
