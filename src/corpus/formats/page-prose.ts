import type { CollectedBlock } from './block-collector.ts';

/** Which blocks of a page are prose, and how much of it others have. */

/** `main` is believed if it has as much of the page's words. */
const MIN_MAIN_SHARE = 0.5;
/** More of a list's text is links where it navigates. */
const MAX_LINKED_SHARE = 0.6;
/** And its items are shorter. In UTF-16 units. */
const MAX_MENU_ITEM_LENGTH = 60;
/** What is nothing but links, between paragraphs. */
const ALL_LINKED = 0.9;

/** The blocks of a page that aren't navigation: not by their place, and not as lists of links. */
export function proseOf(blocks: readonly CollectedBlock[]): CollectedBlock[] {
  const shown = blocks.filter(({ place }) => place !== 'navigation');
  const main = shown.filter(({ place }) => place === 'main');
  const within = lengthOf(main) >= MIN_MAIN_SHARE * lengthOf(shown) && main.length > 0 ? main : shown;
  const menus = menusIn(within);
  const prose = within.filter(
    (block) => !(block.group === null ? isBareLink(block) : menus.has(block.group)),
  );
  // A page of links is that.
  return prose.length === 0 ? shown : prose;
}

function lengthOf(blocks: readonly CollectedBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** An address that is spelt out says something; the name of another page doesn't. */
function isBareLink({ text, linked }: CollectedBlock): boolean {
  return linked >= ALL_LINKED * text.length && /\s/.test(text);
}

/** The groups of blocks that are lists of links. */
function menusIn(blocks: readonly CollectedBlock[]): Set<number> {
  const lists = new Map<number, { count: number; length: number; linked: number }>();
  for (const [at, { group, isItem, text, linked }] of blocks.entries()) {
    if (group === null || !isItem) continue;
    const isAnnounced = !lists.has(group) && blocks[at - 1]?.text.endsWith(':') === true;
    const list = lists.get(group) ?? {
      count: 0,
      length: isAnnounced ? Number.POSITIVE_INFINITY : 0,
      linked: 0,
    };
    lists.set(group, {
      count: list.count + 1,
      length: list.length + text.length,
      linked: list.linked + linked,
    });
  }
  const isMenu = ({ count, length, linked }: { count: number; length: number; linked: number }) =>
    linked > MAX_LINKED_SHARE * length && length < MAX_MENU_ITEM_LENGTH * count;
  return new Set([...lists].filter(([, list]) => isMenu(list)).map(([group]) => group));
}

/** How often each word stands in some blocks. */
export type WordCounts = ReadonlyMap<string, number>;

export function countWords(blocks: readonly { readonly text: string }[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { text } of blocks) {
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The share of some words that are among others as well, as often; 1 if there are none. */
export function shareOf(words: WordCounts, others: WordCounts): number {
  let all = 0;
  let shared = 0;
  for (const [word, count] of words) {
    all += count;
    shared += Math.min(count, others.get(word) ?? 0);
  }
  return all === 0 ? 1 : shared / all;
}
