import type { Article, ArticleDetails, Passage } from '../core/article.ts';
import { canonicalText, passageText } from './passage-text.ts';
import { splitSentences } from './split-sentences.ts';

/** A paragraph as a format's parser found it. */
export interface Block {
  readonly text: string;
  readonly section: readonly string[];
}

/** What a format's parser makes of a file; what the file doesn't say is missing. */
export interface Draft {
  readonly id?: string | undefined;
  readonly details: { readonly [Key in keyof ArticleDetails]?: ArticleDetails[Key] | undefined };
  readonly blocks: readonly Block[];
}

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

/**
 * What a file's name says of its article, for when the article doesn't: `guides/Gas-transit_2024.md` has the id
 * `guides-gas-transit-2024` and the title `Gas transit 2024`.
 */
export function fallbackFromFileName(name: string): Fallback {
  const stem = name.replace(/\.[^./\\]+$/, '');
  const id = stem
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const words =
    stem
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/[-_\s]+/g, ' ')
      .trim() || 'Untitled';
  return { id: id || 'article', title: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** Whether a text is a whole address that a reader's browser can open. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
