/** Why Node's `fetch` failed, as a code or a few words: it says so in the cause of its error. */
export function reasonOfFetch(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no reply in time';
  const { code, message } = Object((error as Error).cause ?? error);
  return String(code ?? message);
}
