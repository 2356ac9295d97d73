import { z } from 'zod';

const readinessSchema = z.object({
  status: z.enum(['ready', 'degraded', 'unready']),
  /** By part of the service, `ok` or a sentence; only operators are told. */
  checks: z.record(z.string(), z.string()).default({}),
});

/** How a running service is doing. */
export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unready';
  /** What doesn't work, and why: `slack: Slack ended the connection (link_disabled). …` */
  readonly problems: readonly string[];
}

/**
 * Asks a running service how it is doing; `null` where it doesn't say.
 *
 * @param address without a slash at the end
 * @param token shows that an operator asks; `null`: whoever asks from this machine
 * @param timeout in milliseconds
 */
export async function askReadiness(
  address: string,
  token: string | null,
  timeout: number,
): Promise<Readiness | null> {
  try {
    const response = await fetch(`${address}/readyz`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeout),
    });
    const { status, checks } = readinessSchema.parse(await response.json());
    const problems = Object.entries(checks).filter(([, found]) => found !== 'ok');
    return { status, problems: problems.map(([part, found]) => `${part}: ${found}`) };
  } catch {
    return null;
  }
}
