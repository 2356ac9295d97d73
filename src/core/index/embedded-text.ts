import type { Article, Passage } from '../article.ts';

/**
 * What is embedded of a passage: its article's title, the headings above it, and its text, each on a line of its own, such as
 * "Handbook\nLeave > Parents\nBoth parents get …". Short passages mean little without their headings. Changing the form makes every
 * vector another one: it costs a corpus a new embedding.
 */
export function embeddedText({ title }: Pick<Article, 'title'>, { section, text }: Passage): string {
  const headings = section.join(' > ');
  return [title, headings, text].filter((line) => line !== '').join('\n');
}
