import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf } from '../../tests/support/discord/interactions.ts';
import { MEMBER, USER } from '../../tests/support/discord/objects.ts';
import { signed } from '../../tests/support/discord/sign-interaction.ts';

/** An interaction that was sent. */
export interface Sent {
  readonly status: number;
  /** Until the first response. */
  readonly milliseconds: number;
  /** What it is answered under. */
  readonly token: string;
}

/** People and channels, so many that nobody asks too often. */
const PEOPLE = 500;

/** Sends signed interactions, so many a second for so many seconds, whether earlier ones are answered or not. */
export async function sendInteractions(
  url: string,
  questions: readonly string[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true });
  const work: Promise<Sent>[] = [];
  const started = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    await wait(Math.max(0, started + (sent * 1_000) / perSecond - performance.now()));
    const who = String(2_000_000_000_000_000_000n + BigInt(sent % PEOPLE));
    const interaction = commandOf(
      'ask',
      { question: questions[sent % questions.length] ?? '' },
      { member: { ...MEMBER, user: { ...USER, id: who } }, channel: { id: who, type: 0 }, channel_id: who },
    );
    work.push(send(url, agent, String(interaction.token), JSON.stringify(interaction)));
  }
  const all = await Promise.all(work);
  agent.destroy();
  return all;
}

function send(url: string, agent: Agent, token: string, body: string): Promise<Sent> {
  const headers = { ...signed(body), 'content-length': Buffer.byteLength(body) };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const milliseconds = performance.now() - started;
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, milliseconds, token }));
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
