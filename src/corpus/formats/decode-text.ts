import { TextDecoder } from 'node:util';
import { RefusedSource } from '../corpus-error.ts';

/** Where a page must say how it is encoded, by the HTML standard. In bytes. */
const META_SCAN_BYTES = 1024;

const BYTE_ORDER_MARKS = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** What browsers take a page for that doesn't say; and what they take ISO 8859-1 for. */
const LEGACY_ENCODING = 'windows-1252';

/** Its characters from 0x80 to 0x9F, which Node 20 leaves as control characters; the unused ones among them stay that. */
const WINDOWS_1252_MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

export interface DecodedText {
  readonly text: string;
  /** Nothing said how it is encoded, and it isn't UTF-8. */
  readonly isGuessed: boolean;
}

/**
 * Decodes text as browsers do: by its byte order mark, what HTTP says, what the page says of itself; else as UTF-8, or, where it
 * isn't that, as Western European. @throws RefusedSource for an encoding nobody knows, or bytes that are no text
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const label = encodingFromByteOrderMark(bytes) ?? charsetIn(contentType ?? '') ?? charsetFromMeta(bytes);
  if (label === null) return decodeUndeclared(bytes);
  return { text: rejectBinary(decodeWith(bytes, decoderOf(label))), isGuessed: false };
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw new RefusedSource(`It says that it is encoded as "${label}", which is no encoding.`, { cause });
  }
}

function decodeUndeclared(bytes: Uint8Array): DecodedText {
  try {
    return { text: rejectBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), isGuessed: false };
  } catch (error) {
    if (error instanceof RefusedSource) throw error;
    return { text: rejectBinary(decodeWith(bytes, new TextDecoder(LEGACY_ENCODING))), isGuessed: true };
  }
}

function decodeWith(bytes: Uint8Array, decoder: TextDecoder): string {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== LEGACY_ENCODING) return text;
  return text.replaceAll(/[\u0080-\u009F]/g, (mark) => WINDOWS_1252_MARKS.charAt(mark.charCodeAt(0) - 0x80));
}

function rejectBinary(text: string): string {
  if (text.includes('\0')) throw new RefusedSource('It is not text.');
  return text;
}

function encodingFromByteOrderMark(bytes: Uint8Array): string | null {
  const mark = BYTE_ORDER_MARKS.find((one) => one.bytes.every((byte, place) => bytes[place] === byte));
  return mark?.label ?? null;
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?\s*([^\s"'/;>]+)/i.exec(text)?.[1] ?? null;
}

/** A page that can be read up to there isn't UTF-16, whatever it says. */
function charsetFromMeta(bytes: Uint8Array): string | null {
  const head = new TextDecoder(LEGACY_ENCODING).decode(bytes.subarray(0, META_SCAN_BYTES));
  const label = charsetIn(/<meta\s[^>]*charset[^>]*>/i.exec(head)?.[0] ?? '');
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
