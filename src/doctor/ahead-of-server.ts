/** A `Date` header has whole seconds, cut off. In milliseconds. */
const HALF_A_SECOND = 500;

/**
 * By how many milliseconds a clock is ahead of a server's, by the `Date` header of its reply; `null` where it can't be known.
 *
 * @param now milliseconds since 1970, by the clock that is looked at
 * @param patience how long the server may take, in milliseconds
 */
export async function aheadOfServer(
  url: string,
  now: () => number,
  patience: number,
): Promise<number | null> {
  try {
    const before = now();
    const { headers, body } = await fetch(url, { signal: AbortSignal.timeout(patience) });
    await body?.cancel();
    const told = Date.parse(headers.get('date') ?? '') + HALF_A_SECOND;
    return Number.isNaN(told) ? null : (before + now()) / 2 - told;
  } catch {
    return null;
  }
}
