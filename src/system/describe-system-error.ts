import { getSystemErrorMap } from 'node:util';

/** The operating system's reason, in its own words without codes and paths: "no such file or directory". */
export function describeSystemError(cause: unknown): string {
  const { errno, code, message } = cause as NodeJS.ErrnoException;
  // The system's words for it, "illegal operation on a directory", help nobody.
  if (code === 'EISDIR') return 'it is a folder';
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}
