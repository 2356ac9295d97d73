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
