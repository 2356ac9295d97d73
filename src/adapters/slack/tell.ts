/**
 * Told what an operator should know, for the log: a word for what it is, and details without anything that people wrote.
 * Must not throw.
 */
export type Tell = (
  level: 'info' | 'warn' | 'error',
  what: string,
  details?: Readonly<Record<string, unknown>>,
) => void;
