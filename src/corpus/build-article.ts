import type { Article, Passage } from '../core/article.ts';
import { canonicalText } from './canonical-text.ts';
import type { Block, Draft } from './draft.ts';
import { passageText } from './passage-text.ts';
import { splitSentences } from './split-sentences.ts';

/** What an article is called when it doesn't say so itself. */
export interface Fallback {
  readonly id: string;
  readonly title: string;
}

/** Makes an article of a draft, or `null` when it has no text. */
export function buildArticle(draft: Draft, fallback: Fallback): Article | null {
  const passages = numberPassages(draft.blocks);
  if (passages.length === 0) return null;
  const { title, author, publisher, published, url, language, synonyms } = draft.details;
  return {
    id: draft.id ?? fallback.id,
    title: canonicalText(title ?? '').replaceAll(/\s+/g, ' ') || fallback.title,
    author: author ?? null,
    publisher: publisher ?? null,
    published: published ?? null,
    url: url ?? null,
    language: language ?? null,
    synonyms: synonyms ?? [],
    passages,
  };
}

function numberPassages(blocks: readonly Block[]): Passage[] {
  const passages: Passage[] = [];
  for (const { text: raw, section } of blocks) {
    const text = passageText(raw);
    if (text === null) continue;
    passages.push({ number: passages.length + 1, text, section, sentences: splitSentences(text) });
  }
  return passages;
}
