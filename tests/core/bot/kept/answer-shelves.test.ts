import { describe, expect, it } from 'vitest';
import type { AnswerShelves } from '../../../../src/core/bot/kept/answer-shelves.ts';
import type { Place } from '../../../../src/core/ports/place.ts';
import { articleOf } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';
import { GATEWAY, shelvedAnswer, shelvesWith } from '../../../support/kept-answers.ts';
import { DIRECT, MILL, MOOR } from '../../../support/mill-talk.ts';
import { CHANNEL, controlOf, quotesOf, type Talk, talkWith } from '../../../support/talk-with.ts';

const [QUESTION = ''] = GATEWAY.questions;
const OTHER_CHANNEL: Place = { ...CHANNEL, channel: 'C2' };
const OTHER_WORKSPACE: Place = { ...CHANNEL, workspace: 'T2' };
const WEB: Place = { platform: 'web', workspace: null, channel: 'page', conversation: null };

function talkOver(answers: AnswerShelves): Talk {
  return talkWith(botOf([MILL, MOOR], { answers }));
}

describe('a kept answer', () => {
  it('is quoted like an article, with its author, its date and its message', async () => {
    const reply = await talkOver(shelvesWith(shelvedAnswer())).ask(QUESTION);
    expect(reply.outcome).toBe('answered');
    expect(quotesOf(reply)[0]).toBe('Log in to the gateway and hold the blue button for ten seconds.');
    expect(reply.text).toContain(
      `— Answers from the team › ${QUESTION}, ¶1 (Ben, 2026-03-01)\n${GATEWAY.url ?? ''}`,
    );
  });

  it('is found by other words than those of its question, beside the articles, which are found as before', async () => {
    const talk = talkOver(shelvesWith(shelvedAnswer()));
    expect(quotesOf(await talk.ask('How long do I hold the blue button?'))[0]).toContain('ten seconds');
    expect(quotesOf(await talk.ask('Who runs the mill?'))[0]).toContain('Mary Miller');
  });

  it('is named among the sources, with how much there is of it', async () => {
    const { text } = await talkOver(shelvesWith(shelvedAnswer())).get({ kind: 'sources' });
    expect(text).toContain('• Answers from the team\n  2 passages');
    expect((await talkOver(shelvesWith()).get({ kind: 'sources' })).text).not.toContain('the team');
  });

  it('is shown in its context', async () => {
    const talk = talkOver(shelvesWith(shelvedAnswer()));
    const context = await talk.press(controlOf(await talk.ask(QUESTION), 'context'));
    expect(context.text).toContain('Ask Grace for the password.');
  });

  it('that is withdrawn is gone from answers, from what was answered before, and from its controls', async () => {
    const shelves = shelvesWith(shelvedAnswer());
    const talk = talkOver(shelves);
    const before = await talk.ask(QUESTION);
    shelves.remove('AAAAAAAAAAA');
    expect((await talk.ask(QUESTION)).text).not.toContain('blue button');
    expect((await talk.press(controlOf(before, 'context'))).outcome).toBe('refused');
  });

  it('is shown beside an article that says something else, each with its date', async () => {
    const article = articleOf(['You may hold the blue button of the gateway for five seconds.'], {
      id: 'manual',
      title: 'Manual',
      published: '2024-01-01',
    });
    const talk = talkWith(botOf([article, MILL], { answers: shelvesWith(shelvedAnswer()) }));
    const { text } = await talk.ask('How long do I hold the blue button of the gateway?');
    expect(text).toMatch(/five seconds\.\n— Manual, ¶1 \(2024-01-01\)/);
    expect(text).toMatch(/ten seconds\.\n— Answers from the team › .*, ¶1 \(Ben, 2026-03-01\)/);
  });

  it('that is replaced is quoted as it is then', async () => {
    const shelves = shelvesWith(shelvedAnswer());
    const talk = talkOver(shelves);
    await talk.ask(QUESTION);
    shelves.put(
      shelvedAnswer({ message: { pieces: ['Press the red switch on the gateway twice, quickly.'] } }),
    );
    expect(quotesOf(await talk.ask(QUESTION))).toEqual([
      'Press the red switch on the gateway twice, quickly.',
    ]);
  });
});

describe('whose answer it is', () => {
  const ofWorkspace = shelvedAnswer();
  const ofChannel = shelvedAnswer({ audience: 'channel' });

  it.each([
    ['its own channel', CHANNEL, true, true],
    ['a thread of it', { ...CHANNEL, conversation: '1700000000.0001' }, true, true],
    ['a thread that has a channel of its own', { ...CHANNEL, channel: 'T9', parent: 'C1' }, true, true],
    ['another channel', OTHER_CHANNEL, true, false],
    ['a direct message', DIRECT, true, false],
    ['another workspace', OTHER_WORKSPACE, false, false],
    ['another platform', { ...CHANNEL, platform: 'discord' } as const, false, false],
    ['the page', WEB, false, false],
  ])('in %s', async (_, place, ofWorkspaceIsSeen, ofChannelIsSeen) => {
    for (const [answer, isSeen] of [
      [ofWorkspace, ofWorkspaceIsSeen],
      [ofChannel, ofChannelIsSeen],
    ] as const) {
      const bot = botOf([MILL, MOOR], { answers: shelvesWith(answer) });
      const talk = talkWith(bot);
      const said = [
        await talk.ask(QUESTION, { place }),
        await talk.ask('What about the blue button on the gateway?', { place }),
        await talk.get({ kind: 'sources' }, { place }),
      ];
      const text = said.map((reply) => JSON.stringify(reply)).join('');
      expect([answer.audience, text.includes('Answers from the team')]).toEqual([answer.audience, isSeen]);
    }
  });

  it('doesn’t tell another channel by what is suggested, typed ahead, listed, or answered there before', async () => {
    const bot = botOf([MILL, MOOR], { answers: shelvesWith(ofChannel) });
    const talk = talkWith(bot);
    await talk.ask(QUESTION);
    expect(JSON.stringify(await bot.browse(OTHER_CHANNEL))).not.toMatch(/gateway|blue button|kept-/);
    expect(JSON.stringify(await bot.browse(CHANNEL))).not.toMatch(/gateway|blue button|kept-/);
    expect((await talk.ask(QUESTION, { place: OTHER_CHANNEL })).text).not.toContain('blue button');
    const asked = await talk.ask(QUESTION);
    expect((await talk.press(controlOf(asked, 'context'), { place: OTHER_CHANNEL })).outcome).toBe('refused');
  });
});
