import fc from 'fast-check';
import type { Article } from '../../src/core/article.ts';
import { buildArticle } from '../../src/corpus/build-article.ts';

const WORDS = 'Dr.,U.S.,No.,5,3.5,J.,river,Rivers,élan,the,It,says,why,Kyiv,tank…,said'.split(',');
const MARKS = ['. ', '? ', '! ', '.” ', '.) ', '… ', '.\n', ' “', ' (', ', ', ' – ', '\u00A0', '。', '[1] '];

const word = fc.constantFrom(...WORDS);
const anyUtf16 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

/** Text that looks like prose at a glance, and breaks every rule of it at a second. */
export const prose = fc
  .array(fc.oneof(word, fc.constantFrom(...MARKS), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(' '));

/** An article of any shape that has some text. */
export const article = fc
  .array(prose, { minLength: 1, maxLength: 6 })
  .map((paragraphs) => {
    const blocks = paragraphs.map((text) => ({ text, section: [] }));
    const details = { title: 'Generated', url: 'https://example.org/a#b' };
    return buildArticle({ details, blocks }, { id: 'generated', title: 'Generated' });
  })
  .filter((built) => built !== null);

/** Anything that might be asked: prose, keywords, any UTF-16 with lone surrogates, and more than is allowed. */
export const question = fc.oneof(
  prose,
  fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
  anyUtf16,
  fc.string({ minLength: 480, maxLength: 600 }),
);

/** One to three articles, with ids of their own. */
export const corpus = fc
  .array(article, { minLength: 1, maxLength: 3 })
  .map((articles) => articles.map((one, index) => ({ ...one, id: `article-${index}` })));

/** A question that the articles have words of, or any other. */
export function questionOn(articles: readonly Article[]): fc.Arbitrary<string> {
  const openings = articles.flatMap(({ passages }) => passages.map(({ text }) => text.slice(0, 80)));
  return fc.oneof(question, fc.constantFrom(...openings));
}
