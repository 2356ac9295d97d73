/** The same function, which computes each value once. Nothing is evicted, so it is for inputs that are few. */
export function memoize<Input, Output>(compute: (input: Input) => Output): (input: Input) => Output {
  const cache = new Map<Input, Output>();
  return (input) => {
    const cached = cache.get(input);
    if (cached !== undefined || cache.has(input)) return cached as Output;
    const output = compute(input);
    cache.set(input, output);
    return output;
  };
}

/** Computes a value when it is first asked for, and returns the same one from then on. */
export function lazy<Result extends object>(compute: () => Result): () => Result {
  let result: Result | null = null;
  return () => {
    result ??= compute();
    return result;
  };
}
