import { commandOf, directMessageOf, mentionOf, shortcutOf } from '../slack/payloads.ts';
import { bodyOf, type PayloadKind, signRequest } from '../slack/signed-requests.ts';
import { RESPOND } from './slack-sink.ts';
import { CHANNELS, PEOPLE, type Way } from './ways.ts';

const FIRST_MESSAGE = 1_700_000_000;

/** The ways to ask on Slack: events, which Slack delivers again, and what somebody does, which it doesn't. @param base of Slack's API */
export function slackWays(base: string): Record<'mention' | 'direct' | 'slash' | 'shortcut', Way> {
  const responding = (place: number) => `${RESPOND}${place}`;
  const whereabouts = (place: number) => ({
    user: `U${place % PEOPLE}`,
    channel: `C${place % CHANNELS}`,
    ts: `${FIRST_MESSAGE + place}.000001`,
  });

  return {
    mention: wayOf('mention', 'events_api', (place, text) => {
      const { ts, ...where } = whereabouts(place);
      return [ts, null, mentionOf(text, { ...where, ts, event_ts: ts })];
    }),
    direct: wayOf('direct message', 'events_api', (place, text) => {
      const { ts, user } = whereabouts(place);
      const message = { user, channel: `D${user}`, ts, event_ts: ts, thread_ts: ts };
      return [ts, null, directMessageOf(text, message)];
    }),
    slash: wayOf('command', 'slash_commands', (place, text) => {
      const { user, channel } = whereabouts(place);
      const details = { response_url: base + responding(place), user_id: user, channel_id: channel };
      return [responding(place), user, commandOf(base, text, details)];
    }),
    shortcut: wayOf('shortcut', 'interactive', (place, text) => {
      const { user: id, channel } = whereabouts(place);
      const details = {
        response_url: base + responding(place),
        user: { id, name: id },
        channel: { id: channel },
      };
      return [responding(place), id, shortcutOf(base, text, details)];
    }),
  };
}

function wayOf(
  name: string,
  kind: PayloadKind,
  payloadOf: (place: number, text: string) => readonly [key: string, alias: string | null, payload: object],
): Way {
  return {
    platform: 'Slack',
    name,
    path: '/slack/events',
    isRetried: kind === 'events_api',
    ask(place, question) {
      const [key, alias, payload] = payloadOf(place, question);
      const { body, contentType } = bodyOf(kind, payload);
      return { key, alias, body, headers: () => ({ 'content-type': contentType, ...signRequest(body) }) };
    },
  };
}
