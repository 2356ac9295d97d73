import { type Ask, type AskSettings, createAsk } from '../../src/core/answering/ask.ts';
import type { Article } from '../../src/core/article.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';

/** Answers from these articles, served nowhere unless the settings say otherwise. */
export function askOf(articles: readonly Article[], settings: Partial<AskSettings> = {}): Ask {
  return createAsk(createPassageIndex(articles), { publicUrl: null, ...settings });
}
