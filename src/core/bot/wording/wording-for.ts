import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { polish } from './polish.ts';
import { spanish } from './spanish.ts';
import { ukrainian } from './ukrainian.ts';
import type { Wording } from './wording.ts';

/** All languages, by the first part of a BCP 47 tag. */
export const WORDINGS: ReadonlyMap<string, Wording> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['pl', polish],
  ['uk', ukrainian],
]);

/** The wording in one of these languages: the given one if it is, else that of the first; the given one where there is none. */
export function wordingIn(languages: readonly string[], given: Wording): Wording {
  const wordings = languages.flatMap((language) => WORDINGS.get(language) ?? []);
  return wordings.includes(given) ? given : (wordings[0] ?? given);
}

/** The wording for a person's locale; English where it is unknown or not translated. */
export function wordingFor(locale: string | null): Wording {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return WORDINGS.get(language) ?? english;
}
