import { english } from './english.ts';
import type { Wording } from './wording.ts';

/** By the first part of a BCP 47 tag. */
const TRANSLATIONS: ReadonlyMap<string, Wording> = new Map([['en', english]]);

/** The words for a person; English where theirs aren't known or haven't been translated to. */
export function wordingFor(locale: string | null): Wording {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return TRANSLATIONS.get(language) ?? english;
}
