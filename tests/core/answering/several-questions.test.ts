import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answering/answer.ts';
import type { Ask, AskOptions } from '../../../src/core/answering/ask.ts';
import { askEachQuestion, questionsIn } from '../../../src/core/answering/several-questions.ts';
import { abstainedWith, answeredWith, quoteOf, unsureWith } from '../../support/answers.ts';
import { articleOf } from '../../support/articles.ts';
import { askOf } from '../../support/evaluation.ts';

describe('a message', () => {
  it.each<[string, string[]]>([
    ['Where is the mill? And who owns the moor?', ['Where is the mill?', 'And who owns the moor?']],
    [
      'Hi! We moved. Where is the mill?\nWhere is the moor?',
      ['Hi! We moved. Where is the mill?', 'Where is the moor?'],
    ],
    ['Where is the mill? Who owns the moor? Thanks!', ['Where is the mill?', 'Who owns the moor? Thanks!']],
    ['Де стоїть млин? Хто тримає млин?', ['Де стоїть млин?', 'Хто тримає млин?']],
    ['“Where is the mill?” “Where is the moor?”', ['“Where is the mill?”', '“Where is the moor?”']],
  ])('asks several questions: %s', (message, questions) => {
    expect(questionsIn(message)).toEqual(questions);
  });

  it.each([
    'Where is the mill?',
    'VPN? How do I get it?',
    'Where is the mill? Any ideas?',
    'Where is the mill? Is that ok?',
    'Does anyone know? Where is the mill?',
    'The mill is closed. Why?',
    'What is the mill? What is the moor? What is the river? What is the bridge?',
    `Where is the mill? ${'Where is the moor, the moor? '.repeat(20)}`,
    '???',
    '',
  ])('asks one: %s', (message) => {
    expect(questionsIn(message)).toEqual([message]);
  });
});

const MESSAGE = 'Where is the mill? Where is the moor?';
const [MILL_QUESTION, MOOR_QUESTION] = ['Where is the mill?', 'Where is the moor?'];
const quote = (text: string, passage: number) => quoteOf(text, { passage });

/** Answers as told, and tells what it was asked. */
function scripted(answers: Readonly<Record<string, Answer>>) {
  const asked: [string, AskOptions | undefined][] = [];
  const ask: Ask = async (question, options) => {
    asked.push([question, options]);
    const answer = answers[question];
    if (answer === undefined) throw new Error(`Nobody expected “${question}”.`);
    return { ...answer, question };
  };
  return { ask: askEachQuestion(ask), asked };
}

describe('the answer to several questions', () => {
  it('has the best quote for each first, and says which is for which', async () => {
    const { ask } = scripted({
      [MILL_QUESTION]: answeredWith(quote('a', 1), quote('b', 2)),
      [MOOR_QUESTION]: answeredWith(quote('c', 3), quote('d', 4)),
    });
    const { question, status, quotes, unanswered } = await ask(MESSAGE);
    expect(quotes.map(({ text, question }) => [text, question])).toEqual([
      ['a', MILL_QUESTION],
      ['c', MOOR_QUESTION],
      ['b', MILL_QUESTION],
    ]);
    expect([question, status, unanswered]).toEqual([MESSAGE, 'answered', []]);
  });

  it('has a quote for each, however few are wanted', async () => {
    const { ask } = scripted({
      [MILL_QUESTION]: answeredWith(quote('a', 1), quote('b', 2)),
      [MOOR_QUESTION]: answeredWith(quote('c', 3)),
    });
    const { quotes } = await ask(MESSAGE, { quotes: 1 });
    expect(quotes.map(({ text }) => text)).toEqual(['a', 'c']);
  });

  it('is as unsure as the least sure of them', async () => {
    const { ask } = scripted({
      [MILL_QUESTION]: answeredWith(quote('a', 1)),
      [MOOR_QUESTION]: unsureWith(quote('b', 2)),
    });
    expect(await ask(MESSAGE)).toMatchObject({ status: 'unsure', confidence: 0.4 });
  });

  it('names what the articles don’t say', async () => {
    const { ask } = scripted({
      [MILL_QUESTION]: answeredWith(quote('a', 1)),
      [MOOR_QUESTION]: abstainedWith(quote('b', 2)),
    });
    expect(await ask(MESSAGE)).toMatchObject({
      status: 'answered',
      quotes: [{ text: 'a' }],
      nearest: [],
      unanswered: [MOOR_QUESTION],
    });
  });

  it('is none where none has one', async () => {
    const { ask } = scripted({
      [MILL_QUESTION]: abstainedWith(quote('a', 1)),
      [MOOR_QUESTION]: abstainedWith(quote('a', 1), quote('b', 2)),
    });
    expect(await ask(MESSAGE)).toMatchObject({
      status: 'not-in-corpus',
      quotes: [],
      nearest: [{ text: 'a' }, { text: 'b' }],
      unanswered: [MILL_QUESTION, MOOR_QUESTION],
    });
  });

  it('is asked one by one, each with the one before in mind', async () => {
    const { ask, asked } = scripted({ [MILL_QUESTION]: answeredWith(), [MOOR_QUESTION]: answeredWith() });
    await ask(MESSAGE, { previous: 'Where is the river?', quotes: 2 });
    expect(asked).toEqual([
      [MILL_QUESTION, { previous: 'Where is the river?', quoted: null, quotes: 2 }],
      [MOOR_QUESTION, { previous: MILL_QUESTION, quoted: null, quotes: 2 }],
    ]);
  });

  it('understands the second by the first', async () => {
    const articles = [
      articleOf(['Mary Miller runs the mill.', 'The mill stands by the river.', 'The moor is wet.']),
    ];
    const { quotes } = await askEachQuestion(askOf(articles))('Where does the mill stand? Who runs it now?');
    expect(quotes.slice(0, 2).map(({ text }) => text)).toEqual([
      'The mill stands by the river.',
      'Mary Miller runs the mill.',
    ]);
  });
});
