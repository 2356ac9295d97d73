import type { ListedArticle } from '../../../core/bot/library.ts';
import { groupBy } from '../../../core/groups.ts';

/** Articles whose files are in one folder, or below it. */
export interface Folder {
  /** As it is shown: “Server info”; `null` for files that are in no folder. */
  readonly name: string | null;
  /** Its path, with a slash at the end; empty for files that are in no folder. */
  readonly path: string;
  readonly articles: readonly ListedArticle[];
}

/** Articles by the outermost folder of their files: folders by name, and last what is in none. */
export function articlesByFolder(articles: readonly ListedArticle[]): Folder[] {
  const byPath = groupBy(articles, ({ file = '' }) => file.slice(0, file.indexOf('/') + 1));
  return [...byPath]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map(([path, inFolder]) => ({ name: path === '' ? null : nameOf(path), path, articles: inFolder }));
}

/** The folders between a folder and an article's file, as they are shown: “Tutorials › Linux”; empty for none. */
export function placeInFolder({ file = '' }: ListedArticle, within: string): string {
  const below = file.startsWith(within) ? file.slice(within.length) : file;
  return below.split('/').slice(0, -1).map(nameOf).join(' › ');
}

function nameOf(path: string): string {
  const name = path.replaceAll(/[-_/]+/gu, ' ').trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The articles in whose title or path all these words are. */
export function foundArticles(articles: readonly ListedArticle[], find: string): ListedArticle[] {
  const wanted = find.toLowerCase().split(/\s+/u);
  return articles.filter(({ title, file = '' }) => {
    const text = `${title} ${file}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
