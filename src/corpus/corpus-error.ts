/** A corpus that can't be answered from. The message is for the operator. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** A file that can't become an article. The message, for the operator, begins with the file. */
export class ArticleError extends Error {
  override readonly name = 'ArticleError';
  readonly file: string;
  /** The message without the file. */
  readonly problem: string;
  /** From 1; `null` where the fault is not at one line. */
  readonly line: number | null;

  constructor(file: string, problem: string, options: { line?: number | undefined; cause?: unknown } = {}) {
    const place = options.line === undefined ? file : `${file}:${options.line}`;
    super(`${place}: ${problem}`, { cause: options.cause });
    this.file = file;
    this.problem = problem;
    this.line = options.line ?? null;
  }
}

/** A document that can't be added to a corpus. The message is a sentence for the operator. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** A thrown error as sentences for the operator: its message, then one for each bad file in its cause. */
export function problemSentences(error: unknown): string[] {
  const { message, cause } = error as Error;
  const articles = Array.isArray(cause) ? cause.filter((problem) => problem instanceof ArticleError) : [];
  return [message, ...articles.map((problem) => problem.message)];
}
