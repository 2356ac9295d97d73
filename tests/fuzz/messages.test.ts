import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as discord from '../../src/adapters/discord/requests/message-text.ts';
import {
  interpretedQuestion,
  shownMessageSchema,
} from '../../src/adapters/discord/requests/shown-message.ts';
import * as slack from '../../src/adapters/slack/requests/message-text.ts';
import { interpretationsOf } from '../../src/core/answering/follow-up/interpret-follow-up.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../../src/core/answering/question.ts';
import { questionsIn } from '../../src/core/answering/several-questions.ts';
import { piecesOf } from '../../src/core/bot/kept/prepare-keeping.ts';
import { questionAskedIn, whyIgnored } from '../../src/core/bot/meant-for-bot.ts';
import { type Message, questionIn } from '../../src/core/bot/message.ts';
import { readCommand } from '../../src/core/bot/request.ts';
import { fuzzed } from './fuzz.ts';
import { hostileText, RUNS } from './hostile-text.ts';
import { jsonOf, mutated } from './mutations.ts';
import { NOTATIONS } from './notations.ts';

const BOT = 'U0BOT';

/** As long a text as a platform lets people write. */
const inSlack = fc.oneof(NOTATIONS.slack, hostileText).map((text) => text.slice(0, 12_000));
const inDiscord = fc.oneof(NOTATIONS.discord, hostileText).map((text) => text.slice(0, 4_000));

/** Stands for a mark that no pattern may find, and must be taken back before anybody reads the text. */
const SHIELDED = /[\u{e000}-\u{e07f}]/u;

/** What isn't JSON reaches no reader. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** What follows once a message is read. */
function expectReadable(message: Message, sent: string): void {
  const asked = questionIn(message);
  const [written] = [message.written];
  if (!SHIELDED.test(sent)) expect(JSON.stringify(message)).not.toMatch(SHIELDED);
  expect(message.enclosed.every(({ text }) => text.trim() === text && text !== '')).toBe(true);
  for (const way of ['mention', 'thread', 'channel'] as const) {
    whyIgnored({ way, written, callsOthers: false });
    readCommand(asked, way);
  }
  expect(piecesOf(written).length).toBeLessThanOrEqual(10);
  const own = questionAskedIn(written);
  for (const word of own.split(/\s+/)) expect(written).toContain(word);
}

describe('whatever people write,', () => {
  it('a text in Slack’s markup is read, and what it asks', async () => {
    await fuzzed('texts in Slack', RUNS, inSlack, (text) => {
      slack.callsOthers(text, BOT);
      expectReadable(slack.readMessageText({ text }, BOT), text);
    });
  });

  it('a message of Slack is read, whatever it is made of', async () => {
    const texts = fc.tuple(inSlack, inSlack, inSlack);
    const message = texts.map(([text, other, last]) => ({
      text,
      blocks: [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: other, style: { code: true } }] },
          ],
        },
        { type: 'section', text: { type: 'mrkdwn', text: last }, fields: [{ type: 'plain_text', text }] },
        { type: 'table', rows: [[{ type: 'raw_text', text: other }]] },
      ],
      attachments: [{ is_share: true, fallback: last, text, fields: [{ title: other, value: last }] }],
      files: [{ title: other, name: text }],
    }));
    await fuzzed('messages of Slack', RUNS, mutated(message), (sent) => {
      expectReadable(slack.readMessageText(sent, BOT), JSON.stringify(sent));
    });
  });

  it('a text in Discord’s Markdown is read, and what it asks', async () => {
    await fuzzed('texts in Discord', RUNS, inDiscord, (content) => {
      discord.callsOthers({ content }, '1');
      expectReadable(discord.readMessageText({ content }, '1'), content);
    });
  });

  it('a message of Discord is read, or none, whatever it is made of', async () => {
    const message = fc.tuple(inDiscord, inDiscord).map(([content, other]) => ({
      content,
      components: [{ type: 17, components: [{ type: 10, content: other }] }],
      embeds: [{ title: other, description: content, fields: [{ name: other, value: content }] }],
      attachments: [{ filename: other, title: null }],
      mentions: [{ id: '1', username: other, global_name: null }],
      poll: { question: { text: other }, answers: [{ poll_media: { text: content } }] },
      message_snapshots: [{ message: { content: other } }],
    }));
    await fuzzed('messages of Discord', RUNS, mutated(message), (sent) => {
      const text = jsonOf(sent);
      const known = parsed(text);
      const read = discord.messageTextSchema.safeParse(known);
      if (read.success) expectReadable(discord.readMessageText(read.data, '1'), text);
      const shown = shownMessageSchema.safeParse(known);
      if (shown.success) interpretedQuestion(shown.data);
    });
  });

  it('a question is understood or refused, alone and after another one', async () => {
    const question = fc
      .oneof(NOTATIONS.slack, hostileText)
      .map((text) => text.slice(0, MAX_QUESTION_LENGTH + 1));
    const article = { id: 'mill', title: 'The mill' };
    await fuzzed('questions', RUNS, fc.tuple(question, question), ([asked, previous]) => {
      const understood = analyseQuestion(asked);
      expect(questionsIn(asked).length).toBeGreaterThan(0);
      const ways = interpretationsOf(asked, previous, article);
      if (typeof ways === 'string') expect(ways).toBe(understood);
      else
        for (const { readAs } of ways)
          expect((readAs ?? '').length).toBeLessThanOrEqual(2 * MAX_QUESTION_LENGTH);
    });
  });
});
