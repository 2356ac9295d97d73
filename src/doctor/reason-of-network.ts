/** What time-outs are called. */
const LATE = ['TimeoutError', 'AbortError'];

/** Why nobody was reached over a network, as a code or a few words; `fetch` says it in the cause of its error. */
export function reasonOfNetwork(error: unknown): string {
  const { name, cause = error } = error as Error;
  if (LATE.includes(name)) return 'no reply in time';
  const { code, message } = Object(cause);
  return String(code ?? message);
}
