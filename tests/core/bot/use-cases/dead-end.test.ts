import { expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { articleOf, NAMED_MILL } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';
import { CHANNEL, talkWith } from '../../../support/talk-with.ts';

const HANDBOOK = articleOf([{ text: 'Write to the desk.', section: ['How to reset your password'] }], {
  id: 'handbook',
  title: 'The handbook',
});
const talk = talkWith(botOf([NAMED_MILL, HANDBOOK]));

it('of a question far from all articles says what there is, and what could be asked', async () => {
  const { text } = await talk.ask('Zidane');
  expect(text).toContain(english.notInCorpus);
  expect(text).toContain(`${english.holds}\n\n• The handbook\n• The mill`);
  expect(text).toContain(`${english.askInstead}\n\n• How do I reset my password?`);
});

it('offers questions that are near, as questions that can be asked', async () => {
  const reply = await talk.ask('Who forgot the passwords of the lighthouse?');
  expect(reply.outcome).toBe('not-in-corpus');
  expect(reply.parts.at(-1)).toEqual({
    kind: 'list',
    items: [{ text: 'How do I reset my password?', detail: null, link: null }],
    areQuestions: true,
  });
});

it('names only articles that the channel answers from', async () => {
  const restricted = botOf([NAMED_MILL, HANDBOOK], {});
  const admin = { id: 'U9', name: 'Grace', isAdmin: true, locale: 'en' };
  await talkWith(restricted).get({ kind: 'settings', change: 'articles handbook' }, { asker: admin });
  const { text } = await talkWith(restricted).ask('Zidane', { place: CHANNEL });
  expect(text).toContain('• The handbook');
  expect(text).not.toContain('mill');
});
