import type { Article } from '../../src/core/article.ts';

/** An index of passages, ready to be asked. */
export interface OpenEngine {
  /** The passage found first, by its place among all passages, from 0; `null` when none is found. */
  readonly first: (question: string) => Promise<number | null>;
  /** What `restore` opens again. */
  readonly save: () => Promise<Buffer>;
}

/** Something that finds passages, to be timed beside others. */
export interface Engine {
  readonly name: string;
  readonly build: (articles: readonly Article[]) => Promise<OpenEngine>;
  /** @param articles the same as it was built of */
  readonly restore: (saved: Buffer, articles: readonly Article[]) => Promise<OpenEngine>;
}
