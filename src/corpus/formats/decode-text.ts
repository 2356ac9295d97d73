import { TextDecoder } from 'node:util';
import { SourceError } from '../corpus-error.ts';

/** The HTML standard wants a page to declare its encoding within these bytes. */
const META_SCAN_BYTES = 1024;

const BYTE_ORDER_MARKS = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** What browsers assume of a page that declares nothing, and read ISO 8859-1 as. */
const LEGACY_ENCODING = 'windows-1252';

/** Windows-1252 from 0x80 to 0x9F, which Node 20 decodes as control characters; the five unused codes are those. */
const WINDOWS_1252_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

export interface DecodedText {
  readonly text: string;
  /** No encoding was declared, and it isn't UTF-8. */
  readonly isGuessed: boolean;
}

/**
 * Decodes text as browsers do: by its byte order mark, else the charset of HTTP, else the page's meta element, else as UTF-8, and
 * where it isn't valid UTF-8, as Windows-1252. But a saved page that is clearly UTF-8 is read so, whatever it said where it was served.
 *
 * @throws SourceError for an unknown encoding, or bytes that aren't text
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const told = encodingFromByteOrderMark(bytes) ?? charsetIn(contentType ?? '');
  const label = told ?? charsetFromMeta(bytes);
  if (label === null || (told === null && isClearlyUtf8(bytes))) return decodeUndeclared(bytes);
  return { text: rejectBinary(decodeWith(bytes, createDecoder(label))), isGuessed: false };
}

/** Fewer characters of another encoding may look like UTF-8 by chance. */
const CLEARLY_UTF8 = 12;

/** Whether bytes are valid UTF-8 with so many characters that aren't ASCII. */
function isClearlyUtf8(bytes: Uint8Array): boolean {
  const firstBytes = bytes.filter((byte) => byte >= 0xc0).length;
  if (firstBytes < CLEARLY_UTF8) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function createDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (cause) {
    throw new SourceError(`It says that it is encoded as "${label}", which is no encoding.`, { cause });
  }
}

function decodeUndeclared(bytes: Uint8Array): DecodedText {
  try {
    return { text: rejectBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), isGuessed: false };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    return { text: rejectBinary(decodeWith(bytes, new TextDecoder(LEGACY_ENCODING))), isGuessed: true };
  }
}

function decodeWith(bytes: Uint8Array, decoder: TextDecoder): string {
  const text = decoder.decode(bytes);
  if (decoder.encoding !== LEGACY_ENCODING) return text;
  return text.replaceAll(/[\u0080-\u009F]/g, (control) =>
    WINDOWS_1252_C1.charAt(control.charCodeAt(0) - 0x80),
  );
}

function rejectBinary(text: string): string {
  if (text.includes('\0')) throw new SourceError('It is not text.');
  return text;
}

function encodingFromByteOrderMark(bytes: Uint8Array): string | null {
  const mark = BYTE_ORDER_MARKS.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
  return mark?.label ?? null;
}

function charsetIn(text: string): string | null {
  return /charset\s*=[\s"']*([^\s"'/;>]+)/i.exec(text)?.[1] ?? null;
}

/** A meta element that is readable as ASCII rules UTF-16 out, so a page that declares it is UTF-8, as the HTML standard says. */
function charsetFromMeta(bytes: Uint8Array): string | null {
  const head = new TextDecoder(LEGACY_ENCODING).decode(bytes.subarray(0, META_SCAN_BYTES));
  const metas = head.match(/<meta\s[^<>]*>/gi) ?? [];
  const label = charsetIn(metas.find((meta) => /charset/i.test(meta)) ?? '');
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}
