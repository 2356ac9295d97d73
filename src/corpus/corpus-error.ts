/** A corpus that can't be answered from; its message is for the operator. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** One file that can't become an article, and why; its message is for the operator. */
export class ArticleError extends Error {
  override readonly name = 'ArticleError';
  readonly file: string;
  /** From 1; `null` where the fault is not at one line. */
  readonly line: number | null;

  constructor(file: string, problem: string, options: { line?: number | undefined; cause?: unknown } = {}) {
    const place = options.line === undefined ? file : `${file}:${options.line}`;
    super(`${place}: ${problem}`, { cause: options.cause });
    this.file = file;
    this.line = options.line ?? null;
  }
}

/** Two files that would become one article. */
export function duplicateIdError(id: string, one: string, other: string): CorpusError {
  return new CorpusError(
    `Two articles have the id "${id}": ${one} and ${other}. Rename one, or, in Markdown, give it an "id" of its own in its front matter.`,
  );
}

/** What is wrong with articles that couldn't be opened, a sentence each: what was thrown, and the files that are to blame. */
export function problemSentences(error: unknown): string[] {
  const { message, cause } = error as Error;
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [message, ...articles.map((problem) => problem.message)];
}

/** Something that can't become an article, and why; its message is a sentence for the operator. */
export class RefusedSource extends Error {
  override readonly name = 'RefusedSource';
}
