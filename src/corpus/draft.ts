import type { ArticleDetails } from '../core/article.ts';

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
