import type { Library } from './library.ts';
import { ofSeveralKinds } from './suggestions.ts';

/** So many questions are tried: nobody waits for it, but each takes the reader as long as anybody's. */
const MAX_TRIED = 12;

const ENOUGH = 5;

/** The suggested questions of a library that are known to have an answer, of several kinds. More become known with time. */
export type SureSuggestions = (library: Library) => readonly string[];

/** Asks each new library what it suggests, one question after the other, and keeps what is answered and not just unsure. */
export function createSureSuggestions(report: (error: unknown) => void): SureSuggestions {
  const known = new WeakMap<Library, string[]>();

  async function tryAll(library: Library, sure: string[]): Promise<void> {
    const ask = library.askFrom(null);
    for (const question of ofSeveralKinds(library.suggestions(null).questions, MAX_TRIED)) {
      if (sure.length === ENOUGH) return;
      const { status } = await ask(question);
      if (status === 'answered') sure.push(question);
    }
  }

  return (library) => {
    const sure = known.get(library) ?? [];
    if (!known.has(library)) {
      known.set(library, sure);
      tryAll(library, sure).catch(report);
    }
    return sure;
  };
}
