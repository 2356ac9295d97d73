import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { joinParagraphs } from '../../../src/corpus/formats/lead-ins.ts';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';
import { markdownOfPassages } from '../../../src/corpus/ingest/markdown-of-passages.ts';
import { passageText } from '../../../src/corpus/passage-text.ts';
import { runs } from '../../support/depth.ts';
import { prose } from '../../support/generated.ts';

interface Written {
  readonly text: string;
  readonly section: readonly string[];
}

function readBack(passages: readonly Written[]): Written[] {
  const draft = parseMarkdown(`---\ntitle: Sample\n---\n\n${markdownOfPassages(passages)}`, 'sample.md');
  const article = buildArticle(draft, { id: 'sample', title: 'Sample' });
  return (article?.passages ?? []).map(({ text, section }) => ({ text, section }));
}

/** What Markdown, HTML and their parsers take for their own. */
const marks = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'# ,## ,- ,* ,1. ,> ,``` ,~~~,---,===,| a | b |,|---|---|,[a](b),![x](y),[a]: b,[^1],[^1]: note,<div>,</p>,<!-- ,<script>,&amp;,&#32;,\\,\\*,`,**,__,~~,www.a.org,https://a_b.org/_c_,a@b.org,    ,\t,\n,\n\n,    code,: ,+ ,<br>,<b>,title: x,$x$,READ MORE: '.split(
          ',',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

const text = fc
  .oneof(marks, prose)
  .map(passageText)
  .filter((passage) => passage !== null);

const heading = fc
  .oneof(marks, prose)
  .map((one) =>
    one
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .normalize()
      .trim(),
  )
  .filter((one) => one !== '');

/** Passages under headings, as a page has them: what stands under one never goes back above it. */
const passages = fc
  .array(
    fc.record({
      text,
      headings: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), heading), { maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => {
    let section: (readonly [rank: number, text: string])[] = [];
    return parts.map(({ text, headings }) => {
      for (const one of headings) section = [...section.filter(([rank]) => rank < one[0]), one];
      return { text, section: section.map(([, words]) => words) };
    });
  });

describe('an article written as Markdown', () => {
  it('may begin with more signs than are read as a quote', () => {
    const passages = [{ text: `${'>'.repeat(600)} Text.`, section: [] }];
    expect(readBack(passages)).toEqual(passages);
  });

  it('reads back to the same passages, under the same headings', () => {
    fc.assert(
      fc.property(passages, (generated) => {
        const written = joinParagraphs(generated);
        expect(readBack(written)).toEqual(written);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('may need all six ranks of headings', () => {
    const section = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    const written = [
      { text: 'Deep.', section },
      { text: 'Above.', section: section.slice(0, 5) },
    ];
    expect(readBack(written)).toEqual(written);
  });

  it('is as readable as it can be', () => {
    const written = [
      { text: 'Plain, with “quotes” & a dash – all as it is (see www.example.org).', section: [] },
      { text: '1. No list', section: ['A heading'] },
      { text: 'a  b\n\tc', section: ['A heading', 'Below'] },
      { text: 'one\ntwo', section: ['A heading'] },
    ];
    expect(markdownOfPassages(written)).toBe(
      [
        'Plain, with “quotes” & a dash – all as it is (see www.example.org).',
        '## A heading',
        '1\\. No list',
        '### Below',
        '```\na  b\n\tc\n```',
        '## A heading',
        'one\\\ntwo\n',
      ].join('\n\n'),
    );
    expect(readBack(written)).toEqual(written);
  });
});
