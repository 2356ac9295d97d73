import type { Article, ArticleDetails, Passage } from '../core/article.ts';
import { runSteps } from '../core/steps.ts';
import { chooseTitle, titleOfFile } from './article-title.ts';
import { statusInText } from './document-status.ts';
import type { NotationCounts } from './formats/markdown/notation.ts';
import { canonicalText, cutIntoPassages, MAX_HEADING_LENGTH, passageText } from './passage-text.ts';
import { splitSentences } from './split-sentences.ts';

/** A paragraph, or a whole table or piece of code, as a parser found it. */
export interface Block {
  readonly text: string;
  /** The headings it stands under, outermost first. */
  readonly section: readonly string[];
}

/** What a parser makes of a document. What the document doesn't say is missing. */
export interface Draft {
  readonly id?: string | undefined;
  readonly details: { readonly [Key in keyof ArticleDetails]?: ArticleDetails[Key] | undefined };
  readonly blocks: readonly Block[];
  /** Further titles, best first. They count where `details.title` is missing or says nothing. */
  readonly otherTitles?: readonly string[];
  /** Other names of what the document is about. */
  readonly aliases?: readonly string[];
  /** How it says that it no longer holds. */
  readonly superseded?: string | undefined;
  /** Its author keeps it back from readers. */
  readonly isUnpublished?: boolean;
  /** The names of fields that say something, and that nothing was made of. */
  readonly notTaken?: readonly string[];
  /** The numbers, from 1, of pages without text: empty ones, or pictures of text. Only formats with pages have it. */
  readonly emptyPages?: readonly number[];
  /** The numbers of pages whose text can't be right, such as letters apart. */
  readonly brokenPages?: readonly number[];
  /** How much of the words that a page shows was kept, from 0 to 1. Only formats that leave navigation out have it. */
  readonly keptShare?: number;
  /** How much of each kind of notation isn't shown. Only Markdown has it, and web pages their formulas. */
  readonly leftOut?: NotationCounts;
}

/** The id and title of an article that states none. */
export interface Fallback {
  readonly id: string;
  readonly title: string;
}

/** Adds the heading of a document to what it says of itself elsewhere, which comes first. */
export function withHeading(draft: Draft, heading: string | undefined): Draft {
  const { details, otherTitles = [] } = draft;
  if (heading === undefined) return draft;
  if (details.title === undefined) return { ...draft, details: { ...details, title: heading } };
  return { ...draft, otherTitles: [heading, ...otherTitles] };
}

/** Makes an article of a draft: passages in canonical form, numbered from 1 and split into sentences. `null` when it has no text. */
export function buildArticle(draft: Draft, fallback: Fallback): Article | null {
  return runSteps(articleSteps(draft, fallback));
}

/** The same in steps, as a long article takes a while. */
export function* articleSteps(draft: Draft, fallback: Fallback): Generator<void, Article | null> {
  const passages = yield* numberPassages(draft.blocks);
  if (passages.length === 0) return null;
  const { author, publisher, published, url, language } = draft.details;
  const title = titleOf(draft, fallback);
  const superseded = detailOf(draft.superseded ?? statusInText(draft.blocks));
  return {
    id: draft.id ?? fallback.id,
    title,
    author: detailOf(author),
    publisher: detailOf(publisher),
    published: detailOf(published),
    url: detailOf(url),
    language: detailOf(language),
    synonyms: synonymsOf(draft, title),
    ...(superseded === null ? {} : { superseded }),
    passages,
  };
}

/** Whatever the format, without what can't be shown, nor stored in a database. */
function detailOf(stated: string | null | undefined): string | null {
  return canonicalText(stated ?? '') || null;
}

function titleOf({ details, otherTitles = [] }: Draft, fallback: Fallback): string {
  const stated = [details.title ?? '', ...otherTitles].filter(({ length }) => length <= MAX_HEADING_LENGTH);
  return chooseTitle(
    stated.map((title) => canonicalText(title).replaceAll(/\s+/g, ' ')),
    fallback.title,
  );
}

function synonymsOf({ details, aliases = [] }: Draft, title: string): string[][] {
  const others = aliases.filter((alias) => alias !== title);
  const synonyms = (details.synonyms ?? []).map((group) => [...group]);
  return others.length === 0 ? synonyms : [...synonyms, [title, ...others]];
}

function* numberPassages(blocks: readonly Block[]): Generator<void, Passage[]> {
  const passages: Passage[] = [];
  let above: readonly string[] = [];
  let section = above;
  for (const { text: raw, section: stated } of blocks) {
    // Passages below each other mostly share their headings.
    if (stated !== above) [above, section] = [stated, headingsOf(stated)];
    for (const piece of cutIntoPassages(raw)) {
      yield;
      const text = passageText(piece);
      if (text === null) continue;
      passages.push({ number: passages.length + 1, text, section, sentences: splitSentences(text) });
    }
  }
  return passages;
}

function headingsOf(stated: readonly string[]): readonly string[] {
  const headings = stated.map(canonicalText).filter((heading) => heading !== '');
  return stated.every((heading, rank) => heading === headings[rank]) ? stated : headings;
}

/** Takes id and title from a file's name: `guides/Gas-transit_2024.md` gives `guides-gas-transit-2024` and `Gas transit 2024`. */
export function fallbackFromFileName(name: string): Fallback {
  const stem = name.replace(/\.[^./\\]+$/, '');
  const id = stem
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return { id: id || 'article', title: titleOfFile(name) };
}
