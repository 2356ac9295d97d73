/**
 * A span of a passage: `passage.text.slice(start, end)`, in UTF-16 units. The sentences of a passage tile it:
 * the first starts at 0, each starts where the one before ends, the last ends with the passage. The white space
 * after a sentence belongs to it.
 */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** One paragraph of an article's body (or a list item, a block of code, a table): the unit that is indexed. */
export interface Passage {
  /** From 1, in reading order; what a citation's ¶ refers to. */
  readonly number: number;
  /** Canonical text: NFC, LF, the words a reader sees. Never empty, never white space at either end. */
  readonly text: string;
  /** The headings it stands under, outermost first. */
  readonly section: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** What an article says about itself; `null` where it doesn't. */
export interface ArticleDetails {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  /** As the article states it; not parsed. */
  readonly published: string | null;
  readonly url: string | null;
  /** BCP 47 tag of the body's language. */
  readonly language: string | null;
  /** Other names of what it speaks of: groups of names of the same, first the one it uses. */
  readonly synonyms: readonly (readonly string[])[];
}

/** An article without its text. */
export interface ArticleHead extends ArticleDetails {
  /** Unique in a corpus; stands in links, so letters, digits, `-`, `_` and `.` only. */
  readonly id: string;
}

export interface Article extends ArticleHead {
  /** At least one. */
  readonly passages: readonly Passage[];
}
