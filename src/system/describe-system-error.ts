import { getSystemErrorMap } from 'node:util';

/** Why the operating system refused, in its own words without codes and paths ("no such file or directory"). */
export function describeSystemError(cause: unknown): string {
  const { errno, code, message } = cause as NodeJS.ErrnoException;
  // "illegal operation on a directory" tells nobody what to do.
  if (code === 'EISDIR') return 'it is a folder';
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}
