import { checkByDescription } from './check-by-description.ts';
import { checkLimits } from './check-limits.ts';

/** What a request doesn't keep of what Discord documents: its API description, where it is at hand, and its limits. */
export function checkRequest(method: string, path: string, body: Record<string, unknown> | null): string[] {
  const complaints = [
    ...checkByDescription(method, path, body),
    ...(body === null ? [] : checkLimits(path, body)),
  ];
  return complaints.map((complaint) => `${method} ${path}: ${complaint}`);
}
