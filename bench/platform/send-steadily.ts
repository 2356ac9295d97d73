import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What is sent, and what its answer is known by. */
interface Outgoing {
  readonly key: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** A request that was sent. */
export interface Sent {
  readonly status: number;
  /** Until its first response. */
  readonly milliseconds: number;
  readonly key: string;
}

export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Sends so many requests a second for so many seconds, whether earlier ones are answered or not. @param make what is sent, by its place */
export async function sendSteadily(
  url: string,
  { perSecond, seconds }: Pace,
  make: (place: number) => Outgoing,
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true });
  const work: Promise<Sent>[] = [];
  const started = performance.now();
  for (let place = 0; place < perSecond * seconds; place++) {
    await wait(Math.max(0, started + (place * 1_000) / perSecond - performance.now()));
    work.push(send(url, agent, make(place)));
  }
  const all = await Promise.all(work);
  agent.destroy();
  return all;
}

function send(url: string, agent: Agent, { key, headers, body }: Outgoing): Promise<Sent> {
  const all = { ...headers, 'content-length': Buffer.byteLength(body) };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers: all }, (response) => {
      const milliseconds = performance.now() - started;
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, milliseconds, key }));
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
