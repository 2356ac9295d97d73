import { shownText } from '../discord/shown-messages.ts';
import { NO_TROUBLE, openSink, type Sink, type SinkAnswer, type SinkCall } from './sink.ts';
import type { Witness } from './witness.ts';

const WEBHOOK = /\/webhooks\/\d+\/(?<token>[^/?]+)(?<original>\/messages\/@original)?/;
const UNKNOWN: SinkAnswer = [404, { code: 10_015, message: 'Unknown Webhook' }];

/**
 * A Discord that takes every answer to an interaction. Answers are known by its token.
 *
 * @param isAcknowledged whether an interaction got its first response in time: others can't be answered
 */
export function openDiscordSink(
  witness: Witness,
  isAcknowledged: (token: string) => Promise<boolean>,
  trouble = NO_TROUBLE,
): Promise<Sink> {
  async function take({ method, path, body }: SinkCall): Promise<SinkAnswer> {
    const { token, original } = WEBHOOK.exec(path)?.groups ?? {};
    if (token === undefined) return [200];
    if (!(await isAcknowledged(token))) return UNKNOWN;
    if (method === 'DELETE') {
      witness.reads(token, null);
      return [204];
    }
    const text = shownText(JSON.parse(body));
    if (original === undefined) witness.gets(token, text);
    else witness.reads(token, text);
    return [200];
  }

  return openSink(take, trouble);
}
