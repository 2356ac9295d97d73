import { getSystemErrorMap } from 'node:util';

/** Why the operating system refused, in its own words without codes and paths ("no such file or directory"). */
export function reasonOf(cause: unknown): string {
  const { errno, message } = cause as NodeJS.ErrnoException;
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? message;
}
