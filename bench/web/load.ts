import autocannon from 'autocannon';

export interface Load {
  /** Requests a second; `null`: as fast as one answer follows another. */
  readonly rate: number | null;
  readonly connections: number;
  readonly seconds: number;
}

export interface Loaded {
  readonly answered: number;
  /** Not 2xx, or no answer at all. */
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds from when a request was due until it was answered. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Asks a server one question after another, each connection from an address of its own. @param questionOf the question of a number */
export async function load(
  address: string,
  questionOf: (number: number) => string,
  { rate, connections, seconds }: Load,
): Promise<Loaded> {
  let [asked, clients] = [0, 0];
  const next = () => `/api/ask?question=${encodeURIComponent(questionOf(asked++))}`;
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    ...(rate === null ? {} : { overallRate: rate }),
    setupClient: (client) => client.setHeaders({ 'x-forwarded-for': `10.0.0.${++clients}` }),
    requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: next() }) }],
  });
  const { latency, non2xx, errors } = result;
  const answered = result['2xx'];
  return {
    answered,
    failed: non2xx + errors,
    perSecond: answered / result.duration,
    p50: latency.p50,
    p99: latency.p99,
    max: latency.max,
  };
}
