import { CONTROL_KINDS } from '../../ports/control-kinds.ts';
import type { Channel } from '../../ports/place.ts';
import type { Sign } from '../../ports/system.ts';
import { fromBase64url, toBase64url } from '../keyed-hash.ts';
import { type Control, FINGERPRINT_BYTES, OWNER_BYTES, type QuotePlace } from './control.ts';

/** Discord's limit for a `custom_id`, the lowest of all platforms. In characters. */
export const MAX_SEALED_LENGTH = 100;

/** The length of a question's id. */
export const ID_BYTES = 8;

/** Raise it when the format changes: controls of another version are outdated, not forged. */
const FORMAT_VERSION = 2;

/** It doesn't say who sees a control, and is otherwise the same. */
const VERSION_WITHOUT_AUDIENCE = 1;

/** Set in the byte of the kind when one person alone sees the control. */
const PRIVATE = 0x80;

/** Set in the same byte when the bot isn't sure of the reply's quotes. To an earlier version such a control is outdated. */
const UNSURE = 0x40;

/** The length of the signature, a truncated HMAC (RFC 2104 section 5): to forge one takes 2^95 tries on average. */
const SIGNATURE_BYTES = 12;

/** Four characters hold three bytes. */
const MAX_BYTES = (MAX_SEALED_LENGTH / 4) * 3;

const NO_ID = new Uint8Array(ID_BYTES);
const NO_OWNER = new Uint8Array(OWNER_BYTES);

/** Why a control is refused: sealed by another version; or not by this bot, not for this channel or person, or changed since. */
export type BrokenSeal = 'outdated' | 'foreign';

/**
 * Packs a control into at most 100 characters, and reads it back. The text is versioned, signed and bound to one channel, and to
 * one person if they alone see it (*Withdraw*, to the person alone), so that it can travel through any platform: a forged or copied control is refused.
 *
 * Format: version, kind with audience and sureness, question id, of `remove` its owner, then per quote its fingerprint and numbers
 * (LEB128); then the signature. All in base64url.
 */
export interface Seal {
  /** Quotes that don't fit are left out, the last first. */
  readonly seal: (control: Control, bearer: Bearer) => string;
  /** Never throws, whatever the text is. */
  readonly open: (sealed: string, bearer: Bearer) => Control | BrokenSeal;
}

/** Who gets or presses a control, and where. */
export interface Bearer extends Pick<Channel, 'platform' | 'id'> {
  /** The person's keyed hash. */
  readonly person: string;
}

export function createSeal(sign: Sign): Seal {
  function signatureOf(body: Uint8Array, { platform, id, person }: Bearer): Uint8Array {
    const reader = isPrivate(body[1]) ? [person] : [];
    // What is sent to somebody directly is bound to them: the id of that channel isn't known before.
    const channel = isPersonal(body[1]) ? '' : id;
    const bound = ['control', platform, channel, toBase64url(body), ...reader];
    return sign(JSON.stringify(bound)).subarray(0, SIGNATURE_BYTES);
  }

  return {
    seal(control, bearer) {
      const body = bodyOf(control);
      return toBase64url(Uint8Array.of(...body, ...signatureOf(body, bearer)));
    },
    open(sealed, bearer) {
      const bytes = sealed.length > MAX_SEALED_LENGTH ? null : fromBase64url(sealed);
      if (bytes === null || bytes.length <= SIGNATURE_BYTES) return 'foreign';
      const body = bytes.subarray(0, -SIGNATURE_BYTES);
      if (!areEqual(bytes.subarray(-SIGNATURE_BYTES), signatureOf(body, bearer))) return 'foreign';
      const [version] = body;
      const isKnown = version === FORMAT_VERSION || version === VERSION_WITHOUT_AUDIENCE;
      return isKnown ? readBody(createByteReader(body)) : 'outdated';
    },
  };
}

function isPrivate(kindAndFlags = 0): boolean {
  return (kindAndFlags & PRIVATE) !== 0;
}

/** Whether a control works in any channel, for the one person that it is for. */
function isPersonal(kindAndFlags = 0): boolean {
  return isPrivate(kindAndFlags) && CONTROL_KINDS[kindAndFlags & ~(PRIVATE | UNSURE)] === 'withdraw';
}

/** A control that doesn't say who sees it is for one person. */
function bodyOf({ kind, audience, isUnsure, question, quotes, owner }: Control): Uint8Array {
  const writer = createByteWriter();
  const flags = (audience === 'everyone' ? 0 : PRIVATE) + (isUnsure ? UNSURE : 0);
  writer.bytes([FORMAT_VERSION, CONTROL_KINDS.indexOf(kind) + flags]);
  writer.bytes(question === null ? NO_ID : (fromBase64url(question) ?? NO_ID));
  if (kind === 'remove') writer.bytes(owner === undefined ? NO_OWNER : (fromBase64url(owner) ?? NO_OWNER));
  for (const quote of quotes) {
    const bytes = bytesOf(quote);
    if (writer.written().length + bytes.length + SIGNATURE_BYTES > MAX_BYTES) break;
    writer.bytes(bytes);
  }
  return Uint8Array.from(writer.written());
}

function bytesOf({ article, passage, start, end, highlight }: QuotePlace): readonly number[] {
  const writer = createByteWriter();
  writer.bytes(fromBase64url(article) ?? []);
  writer.number(passage);
  writer.number(start);
  writer.number(end - start);
  const [from, to] = highlight ?? [0, 0];
  writer.number(to - from);
  if (to > from) writer.number(from);
  return writer.written();
}

/** A signed body can be trusted, unless a version changed the format without raising its number. */
function readBody(reader: ByteReader): Control | BrokenSeal {
  const version = reader.byte();
  const kindAndFlags = reader.byte();
  const kind = CONTROL_KINDS[kindAndFlags & ~(PRIVATE | UNSURE)];
  const said = isPrivate(kindAndFlags) ? 'asker' : 'everyone';
  const isUnsure = (kindAndFlags & UNSURE) !== 0;
  const id = reader.bytes(ID_BYTES);
  const owner = kind === 'remove' ? reader.bytes(OWNER_BYTES) : NO_OWNER;
  const quotes: QuotePlace[] = [];
  while (!reader.isAtEnd() && quotes.length < MAX_BYTES) quotes.push(readQuote(reader));
  if (kind === undefined || !reader.isAtEnd()) return 'outdated';
  const audience = version === VERSION_WITHOUT_AUDIENCE ? null : said;
  const question = id.every((byte) => byte === 0) ? null : toBase64url(id);
  const owned = owner.some((byte) => byte !== 0) ? { owner: toBase64url(owner) } : {};
  return { kind, audience, isUnsure, question, quotes, ...owned };
}

function readQuote(reader: ByteReader): QuotePlace {
  const article = toBase64url(reader.bytes(FINGERPRINT_BYTES));
  const passage = reader.number();
  const start = reader.number();
  const end = start + reader.number();
  const length = reader.number();
  if (length === 0) return { article, passage, start, end, highlight: null };
  const from = reader.number();
  return { article, passage, start, end, highlight: [from, from + length] };
}

/** Compares in constant time, so that the time reveals nothing about the signature. */
function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [place, byte] of a.entries()) difference |= byte ^ (b[place] ?? 0);
  return difference === 0;
}

export interface ByteWriter {
  readonly bytes: (bytes: Iterable<number>) => void;
  /** An unsigned integer as LEB128: seven bits a byte, the lowest first. */
  readonly number: (value: number) => void;
  readonly written: () => readonly number[];
}

export function createByteWriter(): ByteWriter {
  const written: number[] = [];
  return {
    bytes: (bytes) => {
      written.push(...bytes);
    },
    number(value) {
      let rest = value;
      while (rest >= 0x80) {
        written.push((rest % 0x80) + 0x80);
        rest = Math.floor(rest / 0x80);
      }
      written.push(rest);
    },
    written: () => written,
  };
}

/** Reads what `ByteWriter` wrote. Past the end it reads zeros, and `isAtEnd` is false. */
export interface ByteReader {
  readonly byte: () => number;
  readonly bytes: (count: number) => Uint8Array;
  readonly number: () => number;
  /** Whether exactly all bytes were read. */
  readonly isAtEnd: () => boolean;
}

export function createByteReader(from: Uint8Array): ByteReader {
  let place = 0;
  const byte = () => from[place++] ?? 0;
  return {
    byte,
    bytes: (count) => Uint8Array.from({ length: count }, byte),
    number() {
      let value = 0;
      let unit = 1;
      let digit = byte();
      while (digit >= 0x80) {
        value += (digit - 0x80) * unit;
        unit *= 0x80;
        digit = byte();
      }
      return value + digit * unit;
    },
    isAtEnd: () => place === from.length,
  };
}
