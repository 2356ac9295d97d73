import { type EventEmitter, once } from 'node:events';
import { z } from 'zod';
import { checkPayload, findHazards } from './check-payload.ts';

/** A call of the Web API, or of a `response_url`. */
export interface Call {
  readonly method: string;
  readonly token: string | null;
  /** Its path. */
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly at: number;
}

/** A message as it is drawn. */
export interface ShownMessage {
  readonly text: string;
  readonly blocks: readonly ShownBlock[];
  readonly audience: 'asker' | 'everyone';
  /** Of the message; `null` of one that only one person sees. */
  readonly ts: string | null;
  readonly channel: string | null;
  readonly thread: string | null;
  readonly token: string | null;
  /** Which people don't see. */
  readonly metadata: unknown;
}

const blocksSchema = z
  .array(
    z.looseObject({
      type: z.string(),
      elements: z
        .array(z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }))
        .optional(),
    }),
  )
  .default([]);

type ShownBlock = z.infer<typeof blocksSchema>[number];

const messageSchema = z.object({
  text: z.string(),
  blocks: blocksSchema,
  channel: z.string().nullable().default(null),
  thread_ts: z.string().nullable().default(null),
  response_type: z.string().optional(),
  metadata: z.unknown().optional(),
});

/** What the bot sent, and what came of it. */
export interface Recorded {
  readonly calls: readonly Call[];
  readonly callsOf: (method: string) => readonly Call[];
  readonly messages: readonly ShownMessage[];
  /** What Slack would have refused. */
  readonly complaints: readonly string[];
  readonly hazards: readonly string[];
  /** @returns what is wrong with it */
  readonly add: (call: Call) => readonly string[];
  readonly show: (call: Call, ts: string | null) => void;
  /** Somebody writes a message, which the bot may look up. */
  readonly wrote: (event: unknown) => void;
  /** Somebody deletes a message of theirs. */
  readonly retract: (channel: string, ts: string) => void;
  /** Deletes one of the bot's messages. @returns whether there was one */
  readonly remove: (ts: unknown) => boolean;
  /** The messages of a channel, or of one of its threads, as Slack lists them. */
  readonly messagesIn: (query: Record<string, unknown>) => object[];
  readonly responsesAt: (url: string) => number;
  /** Resolves when something was sent. */
  readonly next: () => Promise<void>;
}

const writtenSchema = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
});

export function createRecord(events: EventEmitter): Recorded {
  const written = new Map<string, z.infer<typeof writtenSchema>>();

  const calls: Call[] = [];
  const messages: ShownMessage[] = [];
  const complaints: string[] = [];
  const hazards: string[] = [];
  return {
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    messages,
    complaints,
    hazards,
    add(call) {
      calls.push(call);
      const found = checkPayload(call.method, call.body);
      complaints.push(...found.map((complaint) => `${call.method}: ${complaint}`));
      hazards.push(...findHazards(call.body));
      events.emit('call');
      return found;
    },
    show(call, ts) {
      const {
        text,
        blocks,
        channel,
        thread_ts: thread,
        response_type,
        metadata,
      } = messageSchema.parse(call.body);
      const isPrivate =
        response_type === undefined ? !channel?.startsWith('C') : response_type === 'ephemeral';
      messages.push({
        text,
        blocks,
        channel,
        thread,
        ts,
        audience: isPrivate ? 'asker' : 'everyone',
        token: call.token,
        metadata,
      });
      events.emit('call');
    },
    wrote(event) {
      const { data } = writtenSchema.safeParse(event);
      if (data !== undefined) written.set(`${data.channel} ${data.ts}`, data);
    },
    retract: (channel, ts) => {
      written.delete(`${channel} ${ts}`);
    },
    remove(ts) {
      const place = messages.findIndex((message) => message.ts === ts);
      if (place >= 0) messages.splice(place, 1);
      return place >= 0;
    },
    messagesIn({ channel, ts = null, oldest = '0' }) {
      const byBot = messages
        .filter((message) => message.channel === channel && message.thread === ts)
        .map(({ text, ts: own, metadata }) => ({ type: 'message', bot_id: 'B1', text, ts: own, metadata }));
      const ofPeople = [...written.values()].filter((one) => one.channel === channel);
      const repliesTo = (root: string) => ofPeople.filter(({ thread_ts }) => thread_ts === root);
      const isIn = (one: (typeof ofPeople)[number]) =>
        ts === null ? one.thread_ts == null : one.ts === ts || one.thread_ts === ts;
      const found = ofPeople
        .filter((one) => isIn(one) && Number(one.ts) > Number(oldest))
        .map((one) => ({ ...one, type: 'message', reply_count: repliesTo(one.ts).length }));
      return [...found, ...byBot];
    },
    responsesAt: (url) => calls.filter((call) => call.url === url).length,
    async next() {
      await once(events, 'call');
    },
  };
}
