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
  /** The messages of a channel, or of one of its threads, as Slack lists them. */
  readonly messagesIn: (query: Record<string, unknown>) => object[];
  readonly responsesAt: (url: string) => number;
  /** Resolves when something was sent. */
  readonly next: () => Promise<void>;
}

export function createRecord(events: EventEmitter): Recorded {
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
    messagesIn: ({ channel, ts = null }) =>
      messages
        .filter((message) => message.channel === channel && message.thread === ts)
        .map(({ text, ts: own, metadata }) => ({ type: 'message', text, ts: own, metadata })),
    responsesAt: (url) => calls.filter((call) => call.url === url).length,
    async next() {
      await once(events, 'call');
    },
  };
}
