import { describe, expect, it } from 'vitest';
import {
  callsOthers,
  messageTextSchema,
  readMarkdown,
  readMessageText,
} from '../../../../src/adapters/discord/requests/message-text.ts';
import { questionIn } from '../../../../src/core/bot/message.ts';
import { readCommand } from '../../../../src/core/bot/request.ts';
import {
  expectSameAnswerDecorated,
  expectSameReadingDecorated,
} from '../../../support/decorated-question.ts';
import { messageOf } from '../../../support/discord/interactions.ts';

const BOT = '100';
const read = (message: object) => readMessageText(messageTextSchema.parse(messageOf(message)), BOT);

describe('a text in Discord’s Markdown', () => {
  it.each([
    ['<:LUL:2345> why <a:dance:1> Sudzha?', 'why   Sudzha?'],
    ['*why* **Sudzha**? __really__ ~~no~~ ||secret||', 'why Sudzha? really no secret'],
    ['***why*** _Sudzha_?', 'why Sudzha?'],
    ['what does `a_b *c*` do?', 'what does a_b *c* do?'],
    ['```ts\nconst _x_ = 1;\n```', 'const _x_ = 1;'],
    ['since <t:1618953630:R>?', 'since 20 April 2021?'],
    ['since <t:999999999999999:R>?', 'since <t:999999999999999:R>?'],
    ['try </kursk ask:123>', 'try /kursk ask'],
    ['in <#123>, <@&456> and <id:customize>', 'in  ,   and'],
    ['what is [this](https://a.example) or <https://b.example>?', 'what is this or https://b.example?'],
    ['# Plan\n- one\n2. two\n-# small', 'Plan\none\ntwo\nsmall'],
    [String.raw`is \*this\* a \_b?`, 'is *this* a _b?'],
    ['@everyone why Sudzha?', 'why Sudzha?'],
  ])('is read as people see it: %s', (text, seen) => {
    expect(readMarkdown(text)).toBe(seen);
  });

  it.each([
    'at 12:45 or 12:45:30?',
    'what is std::vector, or std::vector::size?',
    'what is a_b and snake_case_name?',
    'how much is 2*3*4, or 2 * 3 * 4?',
    'who listens on :8080?',
    'is a < b || c > d?',
    'is it #1 or -5?',
  ])('is not harmed: %s', (text) => {
    expect(readMarkdown(text)).toBe(text);
  });

  it.each([
    ['<@200> can you look?', true],
    ['hey <@!200>, can you look?', true],
    ['<@&300> why Sudzha?', true],
    ['can you look? <@200>', true],
    ['who is <@200>?', false],
    ['<@100> why Sudzha?', false],
  ])('calls others: %s %s', (content, calls) => {
    expect(callsOthers({ content }, BOT)).toBe(calls);
  });
});

describe('a message', () => {
  it('names whom it mentions, and not the bot', () => {
    const mentions = [
      { id: '200', username: 'bob', global_name: 'Bob' },
      { id: BOT, username: 'kursk' },
    ];
    expect(read({ content: '<@100> where is <@!200> and <@300>?', mentions }).written).toBe(
      'where is Bob and  ?',
    );
  });

  it('tells what it quotes, forwards, attaches and names from what its author wrote', () => {
    const message = {
      content: '> It was late.\nlook',
      message_snapshots: [
        { message: { content: 'who runs the **mill**?', embeds: [{ title: 'A page' }] } },
        { message: {} },
      ],
      embeds: [{ title: 'Title', description: 'the *text*', fields: [{ name: 'Name', value: 'Value' }] }],
      components: [{ type: 17, components: [{ type: 10, content: '## In a box' }] }],
      poll: {
        question: { text: 'Where to?' },
        answers: [{ poll_media: { text: 'Sudzha' } }, { poll_media: {} }],
      },
      attachments: [{ filename: 'plan.pdf' }, { filename: 'x.png', title: 'A map' }],
    };
    expect(read(message)).toEqual({
      written: 'look',
      enclosed: [
        { kind: 'quoted', text: 'It was late.' },
        { kind: 'forwarded', text: 'who runs the mill?' },
        { kind: 'forwarded', text: 'A page' },
        { kind: 'attached', text: 'In a box' },
        { kind: 'attached', text: 'Title' },
        { kind: 'attached', text: 'the text' },
        { kind: 'attached', text: 'Name' },
        { kind: 'attached', text: 'Value' },
        { kind: 'attached', text: 'Where to?' },
        { kind: 'title', text: 'Sudzha' },
        { kind: 'title', text: 'plan.pdf' },
        { kind: 'title', text: 'A map' },
      ],
    });
  });

  it('quotes all that follows three angle brackets', () => {
    expect(read({ content: 'so\n>>> one\ntwo' })).toEqual({
      written: 'so',
      enclosed: [{ kind: 'quoted', text: 'one\ntwo' }],
    });
  });

  it('that isn’t as documented has no words but those that are', () => {
    expect(read({ content: 'x', embeds: 3, attachments: [null], poll: 'y', message_snapshots: {} })).toEqual({
      written: 'x',
      enclosed: [],
    });
  });
});

describe('a decorated question', () => {
  const decorations = {
    before: ['', '<@100> ', '<@!100>, ', '<:LUL:2> ', '<@200> ', '@here ', '👋 ', '# ', '- '],
    after: ['', ' <a:pray:1>', ' <@&300>', ' 🙏', ' <https://a.example/x-y>', ' @everyone', ' <#12>'],
    around: [
      '$',
      '*$*',
      '_$_',
      '__$__',
      '**$**',
      '~~$~~',
      '||$||',
      '`$`',
      '***$***',
      '[$](https://a.example)',
    ],
  };
  const readContent = (content: string) => read({ content, mentions: [{ id: '200', username: 'bob' }] });

  it('has the same answer with the same confidence', () =>
    expectSameAnswerDecorated(decorations, readContent));

  it('is read the same', () => expectSameReadingDecorated(decorations, readContent));

  it.each(['<:wave:1> help', '<@100>, help', '**help** 🙏'])('is the help: %s', (content) => {
    expect(readCommand(questionIn(read({ content })), 'direct')).toEqual({ kind: 'help' });
  });
});

it.each<[string, string]>([
  ['angle brackets', '<'.repeat(40_000)],
  ['emoji that never end', '<:a:'.repeat(10_000)],
  ['links that never end', '[a](https://'.repeat(3_000)],
  ['brackets', '['.repeat(40_000)],
  ['stars', '**a '.repeat(10_000)],
  ['bars', '||a '.repeat(10_000)],
  ['code that never ends', '`'.repeat(40_000)],
  ['backslashes', '\\'.repeat(40_000)],
])('takes time in proportion to the text: %s', (_, text) => {
  const start = performance.now();
  for (let times = 0; times < 10; times++) readMarkdown(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});
