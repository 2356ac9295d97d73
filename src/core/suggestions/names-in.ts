import { nameSpans } from '../answer-spans/name-spans.ts';
import type { Article, Passage } from '../article.ts';

/** A name where it stands in an article. */
export interface NamedThere {
  readonly name: string;
  /** The rest of its sentence, on either side. */
  readonly before: string;
  readonly after: string;
}

/** One that owns another: two names. */
const POSSESSIVE = /[’']s? /u;

/** Quotation marks and the like, before the first word of a sentence. */
const OPENING = /^[^\p{L}\p{N}]*$/u;

/**
 * The names in an article, in order, each as often as it is there. What opens a sentence is a name only if it is one elsewhere
 * too: any word has a capital there.
 */
export function namesIn(article: Article): NamedThere[] {
  const all = article.passages.flatMap(namesInPassage);
  const sure = new Set(all.filter(({ before }) => !OPENING.test(before)).map(({ name }) => name));
  return all.filter(({ name }) => sure.has(name) && !POSSESSIVE.test(name));
}

function namesInPassage({ text, sentences }: Passage): NamedThere[] {
  return sentences.flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    return nameSpans(sentence).map(([from, to]) => ({
      name: sentence.slice(from, to),
      before: sentence.slice(0, from),
      after: sentence.slice(to),
    }));
  });
}
