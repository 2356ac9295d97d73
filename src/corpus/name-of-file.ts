import type { Fallback } from './build-article.ts';

/**
 * What a file's name says of its article, for when the article doesn't: `guides/Gas-transit_2024.md` has the id
 * `guides-gas-transit-2024` and the title `Gas transit 2024`.
 */
export function nameOfFile(name: string): Fallback {
  const stem = name.replace(/\.[^./\\]+$/, '');
  const id = stem
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const words =
    stem
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/[-_\s]+/g, ' ')
      .trim() || 'Untitled';
  return { id: id || 'article', title: words.charAt(0).toUpperCase() + words.slice(1) };
}
