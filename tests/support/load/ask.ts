import { type Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { SERVED_BY } from './balancer.ts';
import type { Question, Way } from './ways.ts';
import type { Witness } from './witness.ts';

/** A platform waits so long for an acknowledgement. In milliseconds. */
const PATIENCE = 3_000;

/** Slack delivers an event again at once, after about a minute and after about five. In milliseconds. */
const PAUSES = [0, 60_000, 300_000];

/** A question that was asked. */
export interface Asked {
  readonly way: Way;
  readonly key: string;
  /** By `performance.now()`. */
  readonly sentAt: number;
  /** How often it was delivered. */
  readonly deliveries: number;
  /** The process that acknowledged it; `null`: none, and people are told so by the platform. */
  readonly by: string | null;
}

export interface Asking {
  /** Of the bot, without a slash at the end. */
  readonly base: string;
  readonly witness: Witness;
  /** So many times sooner than it does, Slack delivers again. */
  readonly haste: number;
  readonly agent: Agent;
}

/** Asks as a platform does: delivers, and delivers again where it would, until it is acknowledged. */
export async function ask(way: Way, question: Question, asking: Asking): Promise<Asked> {
  const { key, alias } = question;
  asking.witness.expects(key, alias);
  const sentAt = performance.now();
  let deliveries = 1;
  let by = await deliver(way, question, asking, 0);
  for (const [retry, pause] of way.isRetried ? PAUSES.entries() : []) {
    if (by !== null) break;
    await wait(pause / asking.haste);
    deliveries += 1;
    by = await deliver(way, question, asking, retry + 1);
  }
  return { way, key, sentAt, deliveries, by };
}

/** @returns who acknowledged it; `null`: nobody */
function deliver(
  { path }: Way,
  { body, headers }: Question,
  { base, agent }: Asking,
  retry: number,
): Promise<string | null> {
  const again =
    retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' };
  const all = { ...headers(), ...again, 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const sending = request(base + path, { method: 'POST', agent, headers: all, signal }, (response) => {
      const isTaken = response.statusCode === 200;
      response.resume();
      response.once('close', () => resolve(isTaken ? String(response.headers[SERVED_BY] ?? '') : null));
    });
    sending.once('error', () => resolve(null));
    sending.end(body);
  });
}
