import type { KeepForm, MessageToKeep } from '../../src/core/bot/kept/prepare-keeping.ts';
import type { Reply } from '../../src/core/bot/reply.ts';
import type { Action, Asker } from '../../src/core/bot/request.ts';
import type { Place } from '../../src/core/ports/place.ts';
import type { KeepingBot } from './keeping-bot.ts';
import { ADMIN, BEN } from './mill-talk.ts';
import { CHANNEL, talkWith } from './talk-with.ts';

/** What the message answers. */
export const QUESTION = 'How do I restart the gateway?';

/** Ben's. */
export const MESSAGE: MessageToKeep = {
  id: '1700000000.000100',
  text: 'Hi all!\n\nHold the blue button of the gateway for ten seconds.\n\nThen ask Grace for the password.',
  author: { id: BEN.id, name: 'Ben', isBot: false },
  url: 'https://team.slack.com/archives/C1/p1700000000000100',
  at: Date.parse('2026-03-01T12:00:00Z'),
  repliesTo: null,
  channel: 'C1',
  isPublic: true,
  authorAddress: 'Ben, directly',
};

type Decided = Partial<Extract<Action, { kind: 'keep' }>>;

/** The form for it. */
export async function prepared(
  { bot }: Pick<KeepingBot, 'bot'>,
  message: Partial<MessageToKeep> = {},
  asker: Asker = ADMIN,
  place: Place = CHANNEL,
): Promise<KeepForm | Reply> {
  return bot.prepareKeeping('E1', asker, place, { ...MESSAGE, ...message });
}

/** Keeps the message without its greeting, unless it is decided otherwise. */
export async function kept(
  here: KeepingBot,
  decided: Decided = {},
  message: Partial<MessageToKeep> = {},
): Promise<Reply> {
  const form = await prepared(here, message);
  if (!('draft' in form)) throw new Error(form.text);
  return talkWith(here.bot).get(
    {
      ...{ kind: 'keep', draft: form.draft, pieces: [1, 2], questions: QUESTION },
      ...{ author: null, audience: form.audience, until: null },
      ...decided,
    },
    { asker: ADMIN, event: 'form' },
  );
}
