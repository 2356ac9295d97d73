import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/corpus/passage-text.ts';
import { MAX_SENTENCE_LENGTH, splitLongSentence, splitSentences } from '../../src/corpus/split-sentences.ts';
import { prose } from '../support/generated.ts';

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());
}

/** Each text is the sentences with a space between. */
const CASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'titles and names': [
    ['Dr. Smith met Gen. Jones and Mr. and Mrs. Brown.', 'They left.'],
    ['St. Petersburg is large.', 'Prof. Dr. Weiss lives there.'],
    ['J. K. Rowling wrote it.', 'Then she slept.'],
    ['In Roe v. Wade, F. A. Hayek and B. A. Jones spoke.', 'He left.'],
    ['Against H. V. Evatt they won.', 'C. Robert Mesle wrote of the emperor (r. 527–565).', 'He died.'],
    ['George W. Bush spoke.', 'So did J. F. Kennedy, Jr. and others.'],
  ],
  'abbreviations within a sentence and at its end': [
    ['The U.S. Army and U.K. troops met at 5 p.m. Monday.', 'It rained.'],
    ['He lives in the U.S. ', 'The law there is odd.'],
    ['They sold books, maps, etc. ', 'However, few came.'],
    ['It works with e.g. Slack, i.e. Discord too, cf. Smith et al. Nothing else.'],
    ['The dog sat.', 'Rex slept in the sun.', 'Clouds came.'],
    ['In Sept. 2024 it began.', 'In Oct. it ended.'],
    ['Acme Inc. announced it.', 'Shares of Acme Co. fell.'],
  ],
  numbers: [
    ['See No. 5 and Nos. 6 to 8, pp. 3 f., fig. 2, vol. III.', 'It is near.'],
    ['Was he there?', 'No.', 'He left.'],
    ['It cost $3.5 million, or 2.75%.', 'Version 2.0.1 is out.'],
    ['He was born in 1990.', '20 years later he left.'],
    ['1. First do this.', '2. Then do that.'],
  ],
  'ellipses and several marks': [
    ['He paused...', 'Then he left.'],
    ['Wait…', 'Then go.'],
    ['We saw them in 2022 … we cut off their lines ... and left.'],
    ['Really?!', 'Yes!!!', 'Good.'],
    ['Yahoo! is a company.'],
    ['It need not be hidden. ...', 'Nobody knew.'],
  ],
  'closing marks after the full stop': [
    ['He said “Go home.”', 'Then he left.'],
    ["He said 'Go home.'", 'Then he left.'],
    ['(It rained.)', 'We left.', '[It was late.]', 'So it goes.'],
    ['She called it "fine."', 'He agreed.'],
    ['That is known.[1][2]', 'This is not.[citation needed]', 'Nor is that.¹', 'Well.'],
  ],
  'quotations that span sentences': [
    ['“We lost.', 'We won.', 'We drew,” he said.', 'Then he left.'],
    ['“Does it work?” asked Gady.', '“It does!” they said.'],
    ['“It is what it is.”', '“Is it?”', 'She left.'],
  ],
  'other scripts': [
    ['Она ушла.', 'Он остался.'],
    ['¿Qué pasa?', '¡Nada!', 'Adiós.'],
  ],
};

describe('sentence boundaries', () => {
  for (const [name, cases] of Object.entries(CASES)) {
    it.each(
      cases.map((sentences) => [sentences.map((sentence) => sentence.trim()).join(' '), sentences] as const),
    )(`are right for ${name}: %s`, (text, sentences) => {
      expect(sentencesOf(text)).toEqual(sentences.map((sentence) => sentence.trim()));
    });
  }

  it('need no white space where a script writes none', () => {
    expect(sentencesOf('你好。再见！“好。”谢谢')).toEqual(['你好。', '再见！', '“好。”', '谢谢']);
  });

  it('stand at line breaks, unless the line goes on in lower case', () => {
    expect(sentencesOf('Name | Age\nAnn | 5\nand so on')).toEqual(['Name | Age', 'Ann | 5\nand so on']);
  });

  it('leave a text without any as one sentence', () => {
    expect(splitSentences('no mark at all')).toEqual([{ start: 0, end: 14 }]);
    expect(splitSentences('')).toEqual([]);
  });
});

describe('the spans of sentences', () => {
  it('tile the passage: nothing lost, nothing twice', () => {
    fc.assert(
      fc.property(prose.map(canonicalText), (text) => {
        const sentences = splitSentences(text);
        expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(sentences.every(({ start, end }) => start < end)).toBe(true);
        expect(sentences.map(({ start }) => start)).toEqual(
          [0, ...sentences.map(({ end }) => end)].slice(0, sentences.length),
        );
      }),
    );
  });

  it.each(['J. ', '! ', 'a. ', '.', '。', '.)', ')', '“ ', '.[1]', '\n '])(
    'are found in one pass over a megabyte of %j',
    (unit) => {
      const text = unit.repeat(2 ** 20 / unit.length);
      expect(splitSentences(`x${text}x`).at(-1)?.end).toBe(text.length + 2);
    },
  );
});

const piecesOf = (text: string) =>
  splitLongSentence(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('a sentence', () => {
  it('of an ordinary length is left alone', () => {
    expect(piecesOf('a'.repeat(MAX_SENTENCE_LENGTH))).toHaveLength(1);
  });

  it('that is too long is cut behind clauses', () => {
    const clause = 'and the mill turns by day and night, ';
    for (const piece of piecesOf(clause.repeat(100)).slice(0, -1)) expect(piece).toMatch(/night, $/);
  });

  it('without clauses is cut behind words, and without words between characters', () => {
    for (const piece of piecesOf('mill '.repeat(900)).slice(0, -1)) expect(piece).toMatch(/mill $/);
    for (const piece of piecesOf('e\u0301👍'.repeat(900)).slice(0, -1))
      expect(piece).toMatch(/^e.*(?:\u0301|👍)$/u);
  });

  it('is tiled by its pieces, none of them too long', () => {
    const long = fc
      .array(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(', ', ' ', 'word', '\u0301')),
        {
          maxLength: 200,
        },
      )
      .map((parts) => parts.join('').repeat(3));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = piecesOf(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(MAX_SENTENCE_LENGTH);
      }),
    );
  });
});
