import { announces } from '../../core/article.ts';
import type { Block } from '../build-article.ts';
import { canonicalText, isBoilerplate } from '../passage-text.ts';
import { splitSentences } from '../split-sentences.ts';

/** A block, and where in a list, table or piece of code it stands. */
export interface Piece extends Block {
  /** The outermost list, table or piece of code that it is a part of; `null` for a paragraph of its own. */
  readonly group: number | null;
  /** How many lists deep it stands; a table and code are one deeper than what is around them. */
  readonly depth: number;
  /** Whether it may share a passage with its neighbours. A row of a table may not: it is told from others by its columns alone. */
  readonly isItem: boolean;
}

/** What is quoted as one piece at most, as `quotes` in the core has it. In UTF-16 units. */
const MAX_PACK_LENGTH = 400;
/** A longer lead-in is repeated by its last sentence alone. In UTF-16 units. */
const MAX_LEAD_LENGTH = 200;
/** A passage doesn't grow beyond this by what its colon announces. In UTF-16 units. */
const MAX_JOINED_LENGTH = 2_000;

/**
 * Joins what ends in a colon with what it announces, as neither says anything alone: "These rooms need a key:" and the rooms. A
 * list that is too long to be quoted at once is several passages, and each begins with the lead-in.
 *
 * Paragraphs that went through it come out of it unchanged, so that an article that is written as Markdown reads back the same.
 * Boilerplate comes last: it joins nothing, and whoever makes passages of the blocks counts it.
 */
export function joinLeadIns(pieces: readonly Piece[]): Block[] {
  const canonical = pieces
    .map((piece) => ({ ...piece, text: canonicalText(piece.text) }))
    .filter(({ text }) => text !== '');
  const passages: Piece[] = [];
  const boilerplate: Piece[] = [];
  for (const piece of canonical) (isBoilerplate(piece.text) ? boilerplate : passages).push(piece);
  return [...joinNeighbours(packLists(passages)), ...boilerplate.map((piece) => blockOf(piece.text, piece))];
}

/** The same for paragraphs of a format that tells no lists. */
export function joinParagraphs(blocks: readonly Block[]): Block[] {
  return joinLeadIns(blocks.map((block) => ({ ...block, group: null, depth: 0, isItem: false })));
}

function packLists(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at] as Piece;
    const end = endOfAnnounced(pieces, at);
    const announced = pieces.slice(at + 1, end);
    blocks.push(...(announced.length === 0 ? [blockOf(piece.text, piece)] : pack(piece, announced)));
    at = end;
  }
  return blocks;
}

/** The index after the list, table or code that the piece at `at` announces; the one after `at` if it announces none. */
function endOfAnnounced(pieces: readonly Piece[], at: number): number {
  const [lead, first] = [pieces[at], pieces[at + 1]];
  if (lead === undefined || first === undefined || !announces(lead.text) || first.group === null)
    return at + 1;
  let end = at + 1;
  for (; end < pieces.length; end++) {
    const piece = pieces[end] as Piece;
    const belongs = piece.group === first.group && piece.depth > lead.depth && isSameSection(piece, lead);
    if (!belongs) break;
  }
  return end;
}

/** The lead-in with as many items as can be quoted at once, and again with those that follow. */
function pack(piece: Piece, announced: readonly Piece[]): Block[] {
  const { before, lead } = splitLead(piece.text);
  const texts = before === '' ? [] : [before];
  let open = lead;
  let isEmpty = true;
  for (const { text, isItem } of joinNested(announced)) {
    const fits = isItem && open.length + 1 + text.length <= MAX_PACK_LENGTH;
    if (isEmpty || fits) open = `${open}\n${text}`;
    else {
      texts.push(open);
      open = lead.length + 1 + text.length <= MAX_PACK_LENGTH ? `${lead}\n${text}` : text;
    }
    isEmpty = false;
  }
  return [...texts, open].map((text) => blockOf(text, piece));
}

/** A lead-in that is long is only as much of the paragraph as its last sentence. */
function splitLead(text: string): { before: string; lead: string } {
  if (text.length <= MAX_LEAD_LENGTH) return { before: '', lead: text };
  const { start = 0 } = splitSentences(text).at(-1) ?? {};
  return { before: text.slice(0, start).trim(), lead: text.slice(start) };
}

/** An item that ends in a colon itself stays with the one after it. */
function joinNested(pieces: readonly Piece[]): Pick<Piece, 'text' | 'isItem'>[] {
  const joined: { text: string; isItem: boolean }[] = [];
  for (const { text, isItem } of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && announces(last.text) && last.text.length + text.length <= MAX_PACK_LENGTH)
      last.text = `${last.text}\n${text}`;
    else joined.push({ text, isItem });
  }
  return joined;
}

function joinNeighbours(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isAnnounced =
      last !== undefined &&
      announces(last.text) &&
      isSameSection(last, block) &&
      last.text.length + 1 + block.text.length <= MAX_JOINED_LENGTH;
    if (isAnnounced) joined[joined.length - 1] = blockOf(`${last.text}\n${block.text}`, last);
    else joined.push(block);
  }
  return joined;
}

function isSameSection(a: Block, b: Block): boolean {
  return (
    a.section === b.section ||
    (a.section.length === b.section.length && a.section.every((heading, rank) => heading === b.section[rank]))
  );
}

function blockOf(text: string, { section }: Block): Block {
  return { text, section };
}
