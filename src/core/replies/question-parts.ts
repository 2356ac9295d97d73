import type { Part } from './reply.ts';

/** A question restated; nothing where there is none to restate. */
export function questionParts(question: string | null): Part[] {
  const text = question?.trim() ?? '';
  return text === '' ? [] : [{ kind: 'question', text }];
}
