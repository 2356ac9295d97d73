import type { Span } from '../answer.ts';
import type { ArticleHead, Passage } from '../article.ts';
import { pooledNothing } from './pooled-nothing.ts';
import type { WindowReading } from './reader.ts';
import type { PlacedSentence, Window } from './window.ts';

/** What the reader points at in a sentence. */
export interface ReadSentence {
  /** Offsets in the passage's text. */
  readonly span: Span;
  /** How much speaks for it, as the reader says: a logit. */
  readonly score: number;
  /** The same against there being no answer in any of the windows. */
  readonly lead: number;
}

/** Every sentence that was read. */
export interface ReadSentences {
  /** The passages they stand in, each once, in the order of the windows. */
  readonly places: readonly { readonly article: ArticleHead; readonly passage: Passage }[];
  /** `null` of a sentence that wasn't read, or has nothing to point at. */
  of(sentence: PlacedSentence): ReadSentence | null;
}

/** Puts together what was read. @param readings of each window, in order; at least one */
export function readSentences(windows: readonly Window[], readings: readonly WindowReading[]): ReadSentences {
  const nothing = pooledNothing(readings);
  const byPassage = new Map<Passage, { article: ArticleHead; sentences: Map<number, ReadSentence> }>();
  for (const [place, { article, sentences }] of windows.entries()) {
    for (const [at, { passage, index }] of sentences.entries()) {
      const inPassage = byPassage.get(passage) ?? { article, sentences: new Map() };
      byPassage.set(passage, inPassage);
      const reading = readings[place]?.sentences[at] ?? null;
      if (reading !== null) inPassage.sentences.set(index, { ...reading, lead: reading.score - nothing });
    }
  }
  return {
    places: Array.from(byPassage, ([passage, { article }]) => ({ article, passage })),
    of: ({ passage, index }) => byPassage.get(passage)?.sentences.get(index) ?? null,
  };
}
