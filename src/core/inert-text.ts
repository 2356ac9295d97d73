import type { Span } from './answering/answer.ts';

/**
 * What people and documents wrote, made inert for where it is shown. It stays as it is in the contract (`Answer`, JSON) and in the
 * store; whatever draws a text for people goes through here, and then escapes what its own platform obeys.
 *
 * Control characters become U+FFFD, as something that can't be shown was there. Invisible characters are left out: what changes the
 * direction of text, joins or splits words unseen, or hides a message in a message. Those that writing needs are kept: a joiner between
 * letters of a script that has joiners or within an emoji, a variation selector after what has variants, and the marks that
 * right-to-left text is punctuated with.
 */
export function inert(text: string): string {
  return withoutGaps(sameLength(text));
}

/** The same on one line, with single spaces. */
export function inertLine(text: string): string {
  return inert(text).replaceAll(/\s+/gu, ' ').trim();
}

/** A stretch of an inert text. Never empty. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** An inert text in pieces, those of the spans marked. @param spans in order, not overlapping, within the text as it was written */
export function inertPieces(text: string, spans: readonly Span[]): Piece[] {
  const shown = sameLength(text);
  const pieces: Piece[] = [];
  const add = (start: number, end: number, isMarked: boolean) => {
    const piece = withoutGaps(shown.slice(start, end));
    if (piece !== '') pieces.push({ text: piece, isMarked });
  };
  let position = 0;
  for (const [start, end] of spans) {
    add(position, start, false);
    add(start, end, true);
    position = end;
  }
  add(position, shown.length, false);
  return pieces;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Keeps an inert text that is read from right to left from reordering what stands beside it. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
}

/** A sentence of the bot's on one line, inert, with what it names isolated. */
export function inertSentence(sentence: string, named: string): string {
  const name = inertLine(named);
  return inertLine(sentence).replace(name, () => isolated(name));
}

/** An address that is what it looks like: what can't be seen in it is escaped as in a browser. */
export function inertLink(url: string): string {
  return inert(url) === url || !URL.canParse(url) ? inert(url) : new URL(url).href;
}

/** JSON that says the same and can be printed: what `inert` would change is escaped by the rules of JSON. */
export function inertJson(json: string): string {
  return replaceHarmful(json, escaped);
}

function escaped(characters: string): string {
  return Array.from(
    { length: characters.length },
    (_, place) => `\\u${characters.charCodeAt(place).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Stands where something is left out, so that offsets stay valid. No text has it: it is a control character. */
const GAP = '\0';

function withoutGaps(text: string): string {
  return text.replaceAll(GAP, '');
}

function sameLength(text: string): string {
  return replaceHarmful(text, (character, next) => {
    if (character === '\u2028' || character === '\u2029') return ' ';
    const isControl = CONTROL.test(character) && !(character === '\r' && next === '\n');
    return isControl ? '\uFFFD' : GAP.repeat(character.length);
  });
}

/** C0 and C1, and halves of surrogate pairs. */
const CONTROL = /[\p{Cc}\p{Cs}]/u;

/**
 * Control characters except tab and line feed, and what isn't drawn at all. Default ignorable are the characters for direction, the
 * joiners, spaces and fillers without width, variation selectors and tags. A black flag with tags is a flag of a region, as a whole.
 */
const SUSPICIOUS =
  /\u{1F3F4}[\u{E0061}-\u{E007A}]{5}\u{E007F}|(?![\t\n])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/gu;

/** @param replace what to put for a character, or a flag, that nothing needs; `next` is what stands after it */
function replaceHarmful(text: string, replace: (character: string, next: string) => string): string {
  let isRightToLeft: boolean | null = null;
  return text.replaceAll(SUSPICIOUS, (character, start: number) => {
    if (DIRECTION_MARK.test(character)) {
      isRightToLeft ??= RIGHT_TO_LEFT.test(text);
      return isRightToLeft ? character : replace(character, '');
    }
    const end = start + character.length;
    // Long enough for two characters outside of the basic plane.
    const [before, after] = [text.slice(Math.max(0, start - 4), start), text.slice(end, end + 2)];
    if (isNeeded(character, before, after)) return character;
    // Of a flag that isn't one, what is seen stays.
    const seen = character.startsWith(BLACK_FLAG) ? BLACK_FLAG : '';
    return seen + replace(character.slice(seen.length), after.slice(0, 1));
  });
}

function isNeeded(character: string, before: string, after: string): boolean {
  if (REGIONS.has(character)) return true;
  switch (character) {
    case ZERO_WIDTH_NON_JOINER:
      return AFTER_JOINED_LETTER.test(before) && BEFORE_JOINED_LETTER.test(after);
    case ZERO_WIDTH_JOINER:
      return AFTER_JOINED_LETTER.test(before) || (AFTER_EMOJI.test(before) && BEFORE_EMOJI.test(after));
    default:
      return VARIANTS.some(([selector, base]) => selector.test(character) && base.test(before));
  }
}

const BLACK_FLAG = '\u{1F3F4}';

/** The flags of England, Scotland and Wales, which no others have: a black flag, and letters as tags. */
const REGIONS: ReadonlySet<string> = new Set(
  ['gbeng', 'gbsct', 'gbwls'].map(
    (region) =>
      `${BLACK_FLAG}${Array.from(region, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{E007F}`,
  ),
);

/** They have no width and a direction, which text that is read from right to left puts beside its punctuation. */
const DIRECTION_MARK = /[\u200E\u200F\u061C]/u;

/** Letters in the blocks that Unicode keeps for scripts of that direction. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

const ZERO_WIDTH_NON_JOINER = '\u200C';
const ZERO_WIDTH_JOINER = '\u200D';

/** Scripts whose letters join, as Persian's, or stack, as Hindi's, and where a joiner decides whether they do. */
const JOINED = String.raw`(?=[\p{L}\p{M}])[${[
  ...['Adlm', 'Arab', 'Beng', 'Deva', 'Gujr', 'Guru', 'Khmr', 'Knda', 'Mand', 'Mlym', 'Mong', 'Mymr', 'Nkoo'],
  ...['Orya', 'Rohg', 'Sinh', 'Syrc', 'Taml', 'Telu', 'Tibt'],
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')}]`;
const AFTER_JOINED_LETTER = new RegExp(`${JOINED}$`, 'u');
const BEFORE_JOINED_LETTER = new RegExp(`^${JOINED}`, 'u');

const AFTER_EMOJI = /(?:\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})$/u;
const BEFORE_EMOJI = /^\p{Extended_Pictographic}/u;

/** Variation selectors, and what has the variants that they select. One is needed, and a second one is not. */
const VARIANTS: readonly (readonly [selector: RegExp, base: RegExp])[] = [
  [/[\uFE0E\uFE0F]/u, /\p{Emoji}$/u],
  [/[\uFE00-\uFE0D]/u, /[\p{S}\p{Script=Han}\p{Script=Mymr}\p{Script=Phag}]$/u],
  [/[\u{E0100}-\u{E01EF}]/u, /\p{Script=Han}$/u],
  [/[\u180B-\u180F]/u, /[\u1820-\u18AA]$/u],
];
