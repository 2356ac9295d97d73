import { readArguments } from '../slack/loopback-slack.ts';
import { NO_TROUBLE, openSink, type Sink, type SinkAnswer, type SinkCall } from './sink.ts';
import type { Witness } from './witness.ts';

/** How a `response_url` of this Slack begins. */
export const RESPOND = '/respond/';

/** A Slack that takes whatever it is sent. Answers are known by their thread, their `response_url`, or whom they go to directly. */
export function openSlackSink(witness: Witness, trouble = NO_TROUBLE): Promise<Sink> {
  let posted = 0;
  const messages: { readonly place: string; readonly metadata: unknown }[] = [];

  function take({ path, contentType, body }: SinkCall): SinkAnswer {
    if (path.startsWith(RESPOND)) {
      witness.gets(path, String(JSON.parse(body).text));
      return [200, { ok: true }];
    }
    if (path === '/api/conversations.replies' || path === '/api/conversations.history') {
      const { ts, channel } = readArguments(contentType, body);
      return [200, { ok: true, messages: messages.filter(({ place }) => place === String(ts ?? channel)) }];
    }
    if (path !== '/api/chat.postMessage')
      return [200, { ok: true, user_id: 'U0BOT0001', bot_id: 'B0BOT0001' }];
    const { thread_ts: thread, channel, text, metadata } = readArguments(contentType, body);
    messages.push({ place: String(thread ?? channel), metadata });
    witness.gets(String(thread ?? channel), String(text));
    posted += 1;
    return [200, { ok: true, channel, ts: `1800000000.${posted}` }];
  }

  return openSink(take, (call) => (call.path === '/api/auth.test' ? null : trouble(call)));
}
