/** Does work once, when it is first asked for; from then on what came of it is the result. */
export function onlyOnce<Result extends object>(work: () => Result): () => Result {
  let done: Result | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
