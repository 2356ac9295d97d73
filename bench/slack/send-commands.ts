import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf } from '../../tests/support/slack/payloads.ts';
import { bodyOf } from '../../tests/support/slack/post-signed.ts';
import { signRequest } from '../../tests/support/slack/sign-request.ts';

/** A command that was sent. */
export interface Sent {
  readonly status: number;
  /** Until it was acknowledged. */
  readonly milliseconds: number;
  /** The path at which it is to be responded to. */
  readonly path: string;
}

/** People and channels, so many that nobody asks too often. */
const PEOPLE = 500;

/** Sends signed commands, so many a second for so many seconds, whether earlier ones are acknowledged or not. */
export async function sendCommands(
  url: string,
  sink: string,
  questions: readonly string[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Sent[]> {
  const agent = new Agent({ keepAlive: true });
  const work: Promise<Sent>[] = [];
  const started = performance.now();
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    await wait(Math.max(0, started + (sent * 1_000) / perSecond - performance.now()));
    const path = `/respond/${sent}`;
    const details = {
      response_url: sink + path,
      user_id: `U${sent % PEOPLE}`,
      channel_id: `C${sent % PEOPLE}`,
    };
    work.push(send(url, agent, path, commandOf(sink, questions[sent % questions.length] ?? '', details)));
  }
  const all = await Promise.all(work);
  agent.destroy();
  return all;
}

function send(url: string, agent: Agent, path: string, payload: object): Promise<Sent> {
  const { body, contentType } = bodyOf('slash_commands', payload);
  const headers = {
    'content-type': contentType,
    ...signRequest(body),
    'content-length': Buffer.byteLength(body),
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const milliseconds = performance.now() - started;
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, milliseconds, path }));
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
