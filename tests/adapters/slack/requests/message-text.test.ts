import { describe, expect, it } from 'vitest';
import {
  callsOthers,
  readMarkup,
  readMessageText,
} from '../../../../src/adapters/slack/requests/message-text.ts';
import { questionIn } from '../../../../src/core/bot/message.ts';
import { readCommand } from '../../../../src/core/bot/request.ts';
import {
  expectSameAnswerDecorated,
  expectSameReadingDecorated,
} from '../../../support/decorated-question.ts';

const BOT = 'U0BOT';

describe('a text in Slack’s markup', () => {
  it.each([
    ['<@U0BOT> why Sudzha?', 'why Sudzha?'],
    ['why, <@U0BOT|kursk> Sudzha?', 'why,   Sudzha?'],
    ['where is <@U0ALICE|alice> from?', 'where is alice from?'],
    ['where is <@U0BOB0001> from?', 'where is   from?'],
    ['<!subteam^S1|@gas-team> why Sudzha?', 'why Sudzha?'],
    ['is it <!subteam^S1|@gas-team> that knows?', 'is it gas-team that knows?'],
    ['<!here>, <!channel> why Sudzha?', 'why Sudzha?'],
    ['what is <https://a.example/b|this> and <https://c.example>?', 'what is this and https://c.example?'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['what was said in <#C1|general> and <#C2>?', 'what was said in general and  ?'],
    ['what happened on <!date^1392734382^{date}|18 February 2014>?', 'what happened on 18 February 2014?'],
    ['is 1 &lt; 2 &amp;&amp; 3 &gt; 2?', 'is 1 < 2 && 3 > 2?'],
    ['what is &amp;lt;?', 'what is &lt;?'],
    [':wave: why Sudzha? :pray:', 'why Sudzha?'],
    [':flag-ua: why :+1::skin-tone-3: Sudzha?:tada::tada:', 'why   Sudzha?'],
    ['*why* _Sudzha_? ~no~', 'why Sudzha? no'],
    ['what does `a_b *c*` do?', 'what does a_b *c* do?'],
    ['is `a &lt; b` so?', 'is a < b so?'],
    ['```\nconst _x_ = 1;\n```', 'const _x_ = 1;'],
  ])('is read as people see it: %s', (text, seen) => {
    expect(readMarkup(text, BOT)).toBe(seen);
  });

  it.each([
    'at 12:45 or 12:45:30?',
    'what is std::vector, or std::vector::size?',
    'what is a_b and snake_case_name?',
    'how much is 2*3*4, or 2 * 3 * 4?',
    'who listens on :8080 and localhost:8080?',
    'what is *nix and *BSD?',
    'is it ~5 km or ~6 km?',
    'note:this: that',
  ])('is not harmed: %s', (text) => {
    expect(readMarkup(text, BOT)).toBe(text);
  });

  it.each([
    ['<@U0BOB0001> can you look?', true],
    [':wave: hi <@U0BOB0001>, can you look?', true],
    ['<!subteam^S1|@gas-team> why Sudzha?', true],
    ['can you look, <@U0BOB0001>?', true],
    ['could you look? <@U0BOB0001>', true],
    ['who is <@U0BOB0001>?', false],
    ['<@U0BOT> why Sudzha?', false],
    ['<@U0BOB0001> let’s ask <@U0BOT> why Sudzha', false],
    ['why Sudzha?', false],
  ])('calls others: %s %s', (text, calls) => {
    expect(callsOthers(text, BOT)).toBe(calls);
  });
});

describe('a message', () => {
  const element = (type: string, details: object = {}) => ({ type, ...details });
  const said = (text: string, style?: object) => element('text', { text, style });
  const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
  const section = (...elements: object[]) => element('rich_text_section', { elements });

  it('is read from its rich text, where everything has its kind', () => {
    const blocks = [
      richText(
        section(
          element('user', { user_id: BOT }),
          element('emoji', { name: 'wave' }),
          said('why '),
          said('Sudzha', { bold: true }),
          said(', says '),
          said('a_*b*', { code: true }),
          said(' in '),
          element('link', { url: 'https://a.example', text: 'the list' }),
          element('date', { timestamp: 1, fallback: ' of today' }),
          said('?'),
        ),
        element('rich_text_list', { elements: [section(said('one')), section(said('two'))] }),
        element('rich_text_preformatted', { elements: [said('const _x_ = *y*;')] }),
        element('rich_text_quote', { elements: [said('They said so.')] }),
      ),
    ];
    expect(readMessageText({ text: 'a notification', blocks }, BOT)).toEqual({
      written: 'why Sudzha, says a_*b* in the list of today?\none\ntwo\nconst _x_ = *y*;',
      enclosed: [{ kind: 'quoted', text: 'They said so.' }],
    });
  });

  it('of an app is read from its blocks', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Deploy' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Who* runs it?' },
        fields: [{ type: 'mrkdwn', text: '_soon_' }],
      },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'by <@U1|ann>' },
          { type: 'image', alt_text: 'x' },
        ],
      },
      { type: 'image', title: { type: 'plain_text', text: 'A map' } },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' } }] },
    ];
    expect(readMessageText({ text: '', blocks }, BOT)).toEqual({
      written: 'Deploy\nWho runs it?\nsoon\nby ann',
      enclosed: [{ kind: 'title', text: 'A map' }],
    });
  });

  it('tells what it quotes, forwards, attaches and names from what its author wrote', () => {
    const message = {
      text: '&gt; It was late.\n<@U0BOT> can you answer this?',
      attachments: [
        { is_share: true, is_msg_unfurl: true, text: 'who runs the *mill*?', fallback: '[…] said' },
        {
          is_msg_unfurl: true,
          message_blocks: [{ message: { blocks: [richText(section(said('in blocks')))] } }],
        },
        { from_url: 'https://a.example', title: 'A page', text: 'Its text', fallback: 'no' },
        { fallback: 'Only this' },
      ],
      files: [{ title: 'Plan', name: 'plan.pdf' }, { name: 'map.png' }, {}],
    };
    expect(readMessageText(message, BOT)).toEqual({
      written: 'can you answer this?',
      enclosed: [
        { kind: 'quoted', text: 'It was late.' },
        { kind: 'forwarded', text: 'who runs the mill?' },
        { kind: 'forwarded', text: 'in blocks' },
        { kind: 'attached', text: 'Its text' },
        { kind: 'title', text: 'A page' },
        { kind: 'attached', text: 'Only this' },
        { kind: 'title', text: 'Plan' },
        { kind: 'title', text: 'map.png' },
      ],
    });
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ text: 1, blocks: 'x', attachments: [null, 1], files: [[]] }],
    [{ blocks: [{ elements: 3 }] }],
  ])('that isn’t as documented has no words: %j', (message) => {
    expect(readMessageText(message, BOT)).toEqual({ written: '', enclosed: [] });
  });
});

describe('a decorated question', () => {
  const decorations = {
    before: [
      '',
      '<@U0BOT> ',
      ':wave: ',
      '<!here> ',
      '<@U2|bob>, ',
      '<!subteam^S1|@team> ',
      ':+1::skin-tone-3: ',
      '👋 ',
    ],
    after: [
      '',
      ' :pray:',
      ' :flag-ua::tada:',
      ' <@U0BOB0001>',
      ' 🙏',
      ' <https://a.example/x-y>',
      ' <!channel>',
    ],
    around: ['$', '*$*', '_$_', '~$~', '`$`', '*_$_*', '<https://a.example|$>', ':x: $'],
  };
  const read = (text: string) => readMessageText({ text }, BOT);

  it('has the same answer with the same confidence', () => expectSameAnswerDecorated(decorations, read));

  it('is read the same', () => expectSameReadingDecorated(decorations, read));

  it.each([':wave: help', '<@U0BOT>, help', '*help* :pray:', '@Kursk, help!', 'help.'])(
    'is the help: %s',
    (text) => {
      expect(readCommand(questionIn(readMessageText({ text }, BOT)), 'direct')).toEqual({ kind: 'help' });
    },
  );
});

it.each<[string, string]>([
  ['40,000 angle brackets', '<'.repeat(40_000)],
  ['mentions that never end', '<@0|'.repeat(10_000)],
  ['a mention without end', `<@${'0'.repeat(40_000)}`],
  ['links that never end', '<https://a.example|'.repeat(2_000)],
  ['entities that aren’t any', '&lt'.repeat(13_000)],
  ['colons', ':'.repeat(40_000)],
  ['emoji that never end', ':a'.repeat(20_000)],
  ['stars', '*a '.repeat(13_000)],
  ['code that never ends', '`'.repeat(40_000)],
])('takes time in proportion to the text: %s', (_, text) => {
  const start = performance.now();
  for (let times = 0; times < 10; times++) readMessageText({ text }, BOT);
  expect(performance.now() - start).toBeLessThan(5_000);
});
