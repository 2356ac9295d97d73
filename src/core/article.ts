/**
 * A span of a passage: `passage.text.slice(start, end)`, in UTF-16 units. The sentences of a passage tile it: the first starts
 * at 0, each starts where the one before ends, and the last ends with the passage. A sentence includes the white space after it.
 */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** One paragraph of an article's body (or a list item, a block of code, a table): the unit that is indexed. */
export interface Passage {
  /** From 1, in reading order. A citation shows it after the ¶. */
  readonly number: number;
  /** Canonical text: NFC, LF, the words a reader sees. Never empty, never white space at either end. */
  readonly text: string;
  /** The headings that the passage stands under, outermost first. */
  readonly section: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** What an article says about itself; `null` where it says nothing. */
export interface ArticleDetails {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  /** As the article states it; not parsed. */
  readonly published: string | null;
  readonly url: string | null;
  /** BCP 47 tag of the body's language. */
  readonly language: string | null;
  /** Groups of names for the same thing. The first name of each group is the one that the article uses. */
  readonly synonyms: readonly (readonly string[])[];
}

/** An article without its text. */
export interface ArticleHead extends ArticleDetails {
  /** Unique in a corpus. It is part of links, so it has letters, digits, `-`, `_` and `.` only. */
  readonly id: string;
  /** The path of its file within the folder of articles, with slashes; absent where it isn't known. */
  readonly file?: string;
  /** Where it says that it no longer holds: how it says so, such as "superseded by ADR-12" or "deprecated". */
  readonly superseded?: string;
  /** It is a person's message that was kept as an answer: it is cited by who wrote it, and its address is the message's. */
  readonly isKept?: true;
}

export interface Article extends ArticleHead {
  /** At least one. */
  readonly passages: readonly Passage[];
}

/** A passage with the article that it belongs to. */
export interface PlacedPassage {
  readonly article: ArticleHead;
  readonly passage: Passage;
}

/** A sentence with the passage that it belongs to: `passage.sentences[index]`. */
export interface PlacedSentence {
  readonly passage: Passage;
  readonly index: number;
}

/** Every sentence of an article, in reading order. */
export function sentencesOf({ passages }: Article): PlacedSentence[] {
  return passages.flatMap((passage) => passage.sentences.map((_, index) => ({ passage, index })));
}

/** The text of a sentence, with the white space after it. */
export function sentenceText({ text }: Passage, { start, end }: Sentence): string {
  return text.slice(start, end);
}

/** The name of an emoji, as chats write it: "Thanks! :tada:" announces nothing. Not the end of "host:port:". */
const EMOJI_NAME = /(?:^|[^\p{L}\p{N}]):[a-z0-9_+-]{1,40}:$/u;

/** Whether a text announces what follows it: it ends in a colon. */
export function announces(text: string): boolean {
  return /[:：]$/.test(text.slice(-1)) && !EMOJI_NAME.test(text.slice(-43));
}

/** Whether a text is an absolute HTTP address, which a browser can open: no `javascript:` of a hostile article's. */
export function isWebAddress(text: string | null): text is string {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text);
}
