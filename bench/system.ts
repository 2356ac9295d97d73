import type { Ask } from '../src/core/answering/ask.ts';
import type { Article, Passage } from '../src/core/article.ts';

/** Something that answers questions, over some articles. */
export interface OpenSystem {
  readonly ask: Ask;
  /** The passages it ranks best, best first, each once. */
  readonly passages: (question: string, limit: number) => readonly Passage[];
}

/** Something that answers questions, to be compared with others. */
export interface System {
  readonly name: string;
  /** Whether it is a search engine alone: its confidence is a score, not a probability, and it highlights nothing. */
  readonly isBare: boolean;
  /** Whether a reader finds its answers. */
  readonly reads: boolean;
  readonly open: (articles: readonly Article[]) => OpenSystem;
}
