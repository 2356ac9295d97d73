import type { Article, Passage } from '../article.ts';

/**
 * What is embedded of a passage: its article's title, the headings above it, and its text, each on a line of its own, such as
 * "Handbook\nLeave > Parents\nBoth parents get …". Short passages mean little without their headings. A heading that repeats the
 * title is left out. Vectors are saved under this text: changing its form costs every corpus a new embedding.
 */
export function embeddedText({ title }: Pick<Article, 'title'>, { section, text }: Passage): string {
  const headings = section.filter((heading) => heading !== title).join(' > ');
  return [title, headings, text].filter((line) => line !== '').join('\n');
}
