import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../src/core/answering/answer-kind.ts';
import { analyseQuestion } from '../../../src/core/answering/question.ts';
import {
  chooseQuotes,
  MAX_JOINED_LENGTH,
  quoteSpanOf,
  quoteText,
} from '../../../src/core/answering/quotes.ts';
import type { RankedSentence } from '../../../src/core/answering/ranking/rank-sentences.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { wordsOf } from '../../../src/core/index/words.ts';
import { articleOf } from '../../support/articles.ts';
import { NO_FEATURES } from '../../support/no-features.ts';

type Place = readonly [passage: number, sentence: number, score: number];

/** Sentences ranked as given; passages from 1, sentences from 0. */
function ranking(paragraphs: readonly string[], order: readonly Place[]): RankedSentence[] {
  const article = articleOf(paragraphs);
  const termOf = createPassageIndex([article]).termsIn(null);
  return order.map(([number, index, score]) => {
    const passage = article.passages[number - 1];
    const sentence = passage?.sentences[index];
    if (passage === undefined || sentence === undefined) throw new Error('no such sentence');
    const words = wordsOf(passage.text.slice(sentence.start, sentence.end)).flatMap(
      ({ surface }) => termOf(surface) ?? [],
    );
    return {
      article,
      passage,
      index,
      sentence,
      words,
      features: NO_FEATURES,
      score,
      isAskedFor: false,
      isUnderQuestion: false,
      read: null,
    };
  });
}

function quoted(
  paragraphs: readonly string[],
  order: readonly Place[],
  {
    kind = 'thing',
    limit = 3,
    asked = '',
    isUnsure = false,
  }: { kind?: AnswerKind; limit?: number; asked?: string; isUnsure?: boolean } = {},
): string[] {
  const question = analyseQuestion(asked);
  const terms = typeof question === 'string' ? [] : question.terms;
  return chooseQuotes(
    ranking(paragraphs, order),
    { kind, terms },
    { limit, engine: 'lexical', isUnsure },
  ).map(quoteText);
}

const MILL = 'The old mill by the river grinds grain for everybody.';
const BAKER = 'Bread is baked from that flour every single morning.';
const SCHOOL = 'Children learn to read in the schoolhouse on the hill.';
const LEANING = 'It has done so since the flood of the last century.';

describe('the quotes', () => {
  it('are whole passages where the answer is unsure, each once, and a sentence of a long one', () => {
    const short = `${MILL} ${BAKER} ${SCHOOL}`;
    const long = `${LEANING} ${'It has many wheels. '.repeat(40)}`;
    const order: Place[] = [
      [1, 1, 9],
      [1, 0, 8],
      [2, 0, 7],
    ];
    expect(quoted([short, long], order, { isUnsure: true })).toEqual([short, LEANING]);
    expect(quoted([short, long], order)).toEqual([`${MILL} ${BAKER}`, LEANING]);
  });

  it('begin with none that only repeats the question, unless it is a sentence, which may say yes', () => {
    const order: Place[] = [
      [1, 0, 1],
      [2, 0, 0.9],
    ];
    const asked = 'Grinding failed: the old mill by the river is stuck?';
    const message = 'grinding failed: old mill stuck by the river and is stuck';
    expect(quoted([message, MILL], order, { asked })).toEqual([MILL, message]);
    expect(quoted([`${message}.`, MILL], order, { asked })).toEqual([`${message}.`, MILL]);
    expect(quoted([message], order.slice(0, 1), { asked })).toEqual([message]);
  });

  it.each([
    'Who owns the old mill by the river that grinds grain?',
    'The old mill by the river is owned by these people:',
  ])('begin with none that says nothing, if there is another: %s', (asks) => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 0, 2],
      [3, 0, 1.9],
    ];
    expect(quoted([asks, BAKER, SCHOOL], order)).toEqual([BAKER, asks, SCHOOL]);
    expect(quoted([asks, BAKER, SCHOOL], order, { limit: 1 })).toEqual([BAKER]);
    expect(quoted([asks], order.slice(0, 1))).toEqual([asks]);
  });

  it('are the best sentences, best first, no more than asked for', () => {
    const order: Place[] = [
      [2, 0, 3],
      [1, 0, 2],
      [3, 0, 2],
    ];
    expect(quoted([MILL, BAKER, LEANING], order, { limit: 2 })).toEqual([BAKER, MILL]);
    expect(quoted([MILL, BAKER, LEANING], order, { limit: 3 })).toEqual([BAKER, MILL, LEANING]);
    expect(chooseQuotes([], { kind: 'thing', terms: [] }, { limit: 3, engine: 'lexical' })).toEqual([]);
  });

  it('bring along the sentence that they lean on, to stand alone', () => {
    expect(quoted([`${MILL} ${LEANING}`], [[1, 1, 3]])).toEqual([`${MILL} ${LEANING}`]);
  });

  it('never bring along what another has quoted from elsewhere', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 1, 2],
    ];
    expect(quoted([MILL, `${MILL} ${LEANING}`], order)).toEqual([MILL]);
  });

  it('never repeat a sentence that another has brought along', () => {
    const order: Place[] = [
      [1, 1, 3],
      [1, 0, 1],
    ];
    expect(quoted([`${MILL} ${LEANING}`], order)).toEqual([`${MILL} ${LEANING}`]);
  });

  it('have a neighbour quoted along that scores nearly as well, and no other', () => {
    const neighbour = (score: number): Place[] => [
      [1, 0, 3],
      [1, 1, score],
    ];
    expect(quoted([`${MILL} ${BAKER}`], neighbour(2.9))).toEqual([`${MILL} ${BAKER}`]);
    expect(quoted([`${MILL} ${BAKER}`], neighbour(1), { limit: 1 })).toEqual([MILL]);
    expect(
      quoted(
        [`${MILL} ${BAKER} ${SCHOOL}`],
        [
          [1, 0, 3],
          [1, 2, 2.9],
        ],
      ),
    ).toEqual([MILL, SCHOOL]);
  });

  it('never say nearly the same twice', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 0, 3],
      [3, 0, 2],
    ];
    expect(quoted([MILL, `${MILL.slice(0, -1)}!`, BAKER], order)).toEqual([MILL, BAKER]);
  });

  it('may have no word in common, nor any at all', () => {
    const order: Place[] = [
      [1, 0, 3],
      [2, 0, 3],
    ];
    expect(quoted(['* * *', '– – –'], order)).toHaveLength(2);
  });

  it('leave out what is far below the best', () => {
    const order: Place[] = [
      [1, 0, 1],
      [2, 0, 0.1],
    ];
    expect(quoted([MILL, BAKER], order)).toEqual([MILL]);
  });

  it('are from different passages where several things are asked for', () => {
    const order: Place[] = [
      [1, 0, 3],
      [1, 2, 1.5],
      [2, 0, 1],
    ];
    const paragraphs = [`${MILL} ${BAKER} ${SCHOOL}`, 'Sheep graze on the meadows behind the churchyard.'];
    expect(quoted(paragraphs, order, { kind: 'list', limit: 2 })).toEqual([MILL, paragraphs[1]]);
    expect(quoted(paragraphs, order, { kind: 'thing', limit: 2 })).toEqual([MILL, SCHOOL]);
  });
});

function quoteAt(text: string, index: number, wanted: readonly number[] = []): string {
  const [passage] = articleOf([text]).passages;
  if (passage === undefined) throw new Error('no such passage');
  const { start, end } = quoteSpanOf(passage, index, (neighbour) => wanted.includes(neighbour));
  return passage.text.slice(start, end);
}

const FIRST = 'The mill has stood by the river for a very long time.';
const LONG = `The mill ${'has stood and stood and '.repeat(18)}stood by the river.`;

describe('a quote', () => {
  it('is one sentence where that stands alone', () => {
    const second = 'The people of the valley never owned the mill themselves.';
    expect(quoteAt(`${FIRST} ${second} ${FIRST}`, 1)).toBe(second);
  });

  it.each([
    'It is owned by the people of the valley who live there.',
    'However, the people of the valley never owned the mill.',
    '“This is ours,” said the people of the valley at the time.',
    'In so doing, the people of the valley kept the mill running.',
    'Nobody owned it.',
  ])('brings the sentence before along when it leans on it: %s', (second) => {
    expect(quoteAt(`${FIRST} ${second}`, 1)).toBe(`${FIRST} ${second}`);
  });

  it('stands alone all the same at the start of its passage', () => {
    expect(quoteAt('It is owned by the people. They live there.', 0)).toBe('It is owned by the people.');
  });

  it('brings along the half of a quotation that it opens or closes', () => {
    const text =
      '“We built the mill with our own hands, all of us. Nobody helped us then or later on,” the people of the valley said.';
    expect(quoteAt(text, 0)).toBe(text);
    expect(quoteAt(text, 1)).toBe(text);
  });

  it('brings a wanted neighbour along, rather the one after, and never two', () => {
    const [second, third] = [
      'The people of the valley never owned the mill themselves.',
      'The bakers of the valley bought its flour for years.',
    ];
    const text = `${FIRST} ${second} ${third}`;
    expect(quoteAt(text, 1, [0])).toBe(`${FIRST} ${second}`);
    expect(quoteAt(text, 1, [2])).toBe(`${second} ${third}`);
    expect(quoteAt(text, 1, [0, 2])).toBe(`${second} ${third}`);
  });

  it('brings what it leans on rather than a wanted neighbour', () => {
    const text = `${FIRST} It is owned by the people of the valley. The bakers of the valley bought its flour.`;
    expect(quoteAt(text, 1, [2])).toBe(`${FIRST} It is owned by the people of the valley.`);
  });

  it('brings along what follows a question', () => {
    const text = 'Did the people of the valley lose the key of the mill? The baker keeps another.';
    expect(quoteAt(text, 0)).toBe(text);
    expect(quoteAt(`${FIRST} “Who owns it?” Nobody knew.`, 1, [0])).toBe('“Who owns it?” Nobody knew.');
  });

  it('brings along what a colon announces', () => {
    const lead = 'There are three rooms in this house that nobody may enter without a key of their own:';
    expect(quoteAt(`${lead}\nThe attic. The cellar. ${'It is never open at night. '.repeat(14)}`, 0)).toBe(
      `${lead}\nThe attic.`,
    );
  });

  it('brings along nothing for the name of an emoji', () => {
    const thanks = 'The people of the valley found the key of the old mill by the river. :tada:';
    expect(quoteAt(`${thanks}\nThe attic is open.`, 0)).not.toContain('attic');
  });

  it('is not said twice where its passage says it twice', () => {
    expect(quoteAt('Nobody owned it. Nobody owned it. The people lived there.', 1)).toBe('Nobody owned it.');
    expect(quoteAt(`${FIRST} ${FIRST}`, 0, [1])).toBe(FIRST);
  });

  it('is the whole passage where that has no such sentence', () => {
    expect(quoteAt(FIRST, 7)).toBe(FIRST);
  });

  it(`is never two sentences of more than ${MAX_JOINED_LENGTH} characters`, () => {
    expect(LONG.length).toBeGreaterThan(MAX_JOINED_LENGTH);
    expect(quoteAt(`${LONG} It still stands there, as the people say.`, 1)).toBe(
      'It still stands there, as the people say.',
    );
  });

  it('is a sentence longer than that where there is no shorter', () => {
    expect(quoteAt(`${FIRST} ${LONG}`, 1)).toBe(LONG);
  });
});
