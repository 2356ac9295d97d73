import type { Lookup } from './index/lookup.ts';
import type { Question } from './question/question.ts';
import type { WindowReader } from './reading/window-reader.ts';

/** What a question is answered from. */
export interface LookedUp {
  readonly lookup: Lookup;
  /** `null` where nothing is read. */
  readonly reader: WindowReader | null;
}

/**
 * Brings what is needed to answer a question: where all is in memory the same for each, elsewhere what bears on this one. Rejects
 * when the articles can't be reached.
 */
export type LookUp = (question: Question) => Promise<LookedUp>;
