import { type Article, type Passage, sentenceText } from '../article.ts';

/**
 * What is embedded of a passage: the whole of it, and then each of its sentences, if it has several. Vectors are saved under these
 * texts: changing their form costs every corpus a new embedding.
 */
export function embeddedTexts(article: Pick<Article, 'title'>, passage: Passage): string[] {
  const { sentences, text } = passage;
  const parts =
    sentences.length < 2 ? [] : sentences.map((sentence) => sentenceText(passage, sentence).trim());
  return [text, ...parts].map((part) => embeddedText(article, { ...passage, text: part }));
}

/**
 * A passage or a sentence as it is embedded: its article's title, the headings above it, and its text, each on a line of its own, such
 * as "Handbook\nLeave > Parents\nBoth parents get …". Short passages mean little without their headings. A heading that repeats the
 * title is left out.
 */
function embeddedText({ title }: Pick<Article, 'title'>, { section, text }: Passage): string {
  const headings = section.filter((heading) => heading !== title).join(' > ');
  return [title, headings, text].filter((line) => line !== '').join('\n');
}
