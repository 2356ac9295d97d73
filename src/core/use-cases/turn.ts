import type { Library, ListedArticle } from '../library.ts';
import type { Place } from '../place.ts';
import type { Asker } from '../requests/request.ts';
import type { Wording } from '../wording/wording.ts';
import type { EffectiveSettings } from './channels.ts';

/** One request's circumstances: who wants it and where, and what holds there. */
export interface Turn {
  readonly asker: Asker;
  /** The asker as a keyed hash. */
  readonly person: string;
  readonly place: Place;
  readonly words: Wording;
  readonly settings: EffectiveSettings;
  readonly library: Library;
}

/** The articles that are answered from there. */
export function articlesFor({ library, settings }: Turn): readonly ListedArticle[] {
  const { articles: wanted } = settings;
  return wanted === null ? library.articles : library.articles.filter(({ id }) => wanted.includes(id));
}
