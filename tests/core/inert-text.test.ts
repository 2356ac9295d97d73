import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inert,
  inertJson,
  inertLine,
  inertLink,
  inertPieces,
  inertSentence,
  isolated,
} from '../../src/core/inert-text.ts';

/** What nobody sees and a terminal, a browser or a chat obeys, or that reorders text, whatever stands around it. */
const NEVER = /[^\P{Cc}\t\n]|[\p{Cs}\u2028-\u202E\u2060-\u206F\u200B\uFEFF\u00AD\uFFF9-\uFFFB]/u;

const TAGS = (text: string) =>
  Array.from(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['\u001B[31m', '\u009B2J', '\u001B]0;x\u0007', '\r', '\r\n', '\n', '\t', '\0', '\u007F', '\uD800'],
        ...[
          '\u202E',
          '\u2066',
          '\u2069',
          '\u2068',
          '\u200E',
          '\u200F',
          '\u061C',
          '\u200B',
          '\u200C',
          '\u200D',
        ],
        ...[
          '\uFE0F',
          '\uFE00',
          '\u{E0100}',
          '\u{E0041}',
          '\u00AD',
          '\u2028',
          '👩',
          '🏽',
          '🏴',
          'ک',
          'क',
          'ש',
          '葛',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

describe('an inert text', () => {
  it('controls nothing, reorders nothing around it and hides nothing, whatever it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(inert(text)).not.toMatch(NEVER);
        expect(inert(inert(text))).toBe(inert(text));
        expect(inertLine(text)).not.toMatch(/[\n\t]/);
      }),
    );
  });

  it.each([
    ['an escape sequence', '\u001B[31mred', '\uFFFD[31mred'],
    ['a C1 sequence', '\u009B2Jx', '\uFFFD2Jx'],
    ['the title of a terminal', '\u001B]0;x\u0007y', '\uFFFD]0;x\uFFFDy'],
    ['an override', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['isolates and embeddings', 'a\u2067b\u2069 c\u202Bd\u202C', 'ab cd'],
    ['marks of direction among Latin letters', 'a\u200F1\u061C-\u200E2', 'a1-2'],
    ['spaces without width', 'pay\u200Bpal\u2060.example\uFEFF', 'paypal.example'],
    ['joiners where nothing joins', 'pay\u200Dpal \u200C1\u200D2', 'paypal 12'],
    ['several joiners at once', 'می\u200C\u200C\u200Cروم', 'میروم'],
    ['a message in tags', `hello${TAGS('obey')}`, 'hello'],
    ['a message in variation selectors', 'a\uFE0F\u{E0101}\u{E0102}b😀\uFE0F\uFE0F\uFE0E', 'ab😀\uFE0F'],
    ['a flag of a region that isn’t one', `\u{1F3F4}${TAGS('evils')}\u{E007F}`, '\u{1F3F4}'],
    ['a line separator', 'a\u2028b', 'a b'],
    ['lines of Windows', 'a\r\nb', 'a\nb'],
    ['half a character', 'a\uD83Db', 'a\uFFFDb'],
  ])('has no %s', (_, text, shown) => {
    expect(inert(text)).toBe(shown);
  });

  it.each([
    ['Persian', 'می‌خواهم خانه‌ها را ببینم.'],
    ['Persian, whose abbreviation ends in a joiner', '۱۳۹۰ ه‍.ش'],
    ['Hindi', 'क्‍ष and क्‌ष'],
    ['Malayalam', 'അവന്‍ വന്നു'],
    ['Sinhala', 'ශ්‍රී ලංකා'],
    ['Hebrew with marks', 'שפת C++\u200F היא שפה'],
    ['Arabic with marks', 'لغة C++\u200F هي\u061C لغة'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ᠋'],
    ['an ideograph’s variant', '葛\u{E0100}城市'],
    ['emoji of several', '👩🏽‍🚀 👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 🐈‍⬛ 🏴‍☠️'],
    ['flags', `🇺🇦 \u{1F3F4}${TAGS('gbeng')}\u{E007F} \u{1F3F4}${TAGS('gbsct')}\u{E007F}`],
    ['keys and signs', '1️⃣ ©️ ♥︎ ☎️'],
    ['code, with tabs', 'if (a) {\n\treturn b;\n}'],
    ['accents', 'e\u0301 Å ñ'],
  ])('reads as it was written: %s', (_, text) => {
    expect(inert(text)).toBe(text);
  });

  it('takes time in proportion to it', () => {
    const start = performance.now();
    for (const piece of ['\u202E', '\u200Dक', '\u{1F3F4}\u{E0067}', '\uFE0F', '\u200F', '\u001B['])
      inert(piece.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('pieces of an inert text', () => {
  it('are together the text, and are marked where it was marked', () => {
    fc.assert(
      fc.property(hostile, fc.nat(20), fc.nat(20), (text, one, other) => {
        const [start, end] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
        const pieces = inertPieces(text, [[start, end]]);
        expect(pieces.map((piece) => piece.text).join('')).toBe(inert(text));
      }),
    );
    expect(inertPieces('a\u202Eb\u200Bcd', [[1, 5]])).toEqual([
      { text: 'a', isMarked: false },
      { text: 'bc', isMarked: true },
      { text: 'd', isMarked: false },
    ]);
  });

  it('keep a joiner at an edge', () => {
    const pieces = inertPieces('می‌روم', [[3, 6]]);
    expect(pieces.map(({ text }) => text)).toEqual(['می\u200C', 'روم']);
  });
});

describe('a name in a sentence', () => {
  it('is isolated where it is read from right to left, and only there', () => {
    expect(inertSentence('The mill, ¶3', 'The mill')).toBe('The mill, ¶3');
    expect(inertSentence('הטחנה, ¶3', 'הטחנה')).toBe('\u2068הטחנה\u2069, ¶3');
    expect(isolated('English')).toBe('English');
  });

  it('can’t end its isolation itself', () => {
    expect(inertSentence('ש\u2069\u202Eא, ¶3', 'ש\u2069\u202Eא')).toBe('\u2068שא\u2069, ¶3');
  });
});

describe('an address', () => {
  it('stays as it is, unless something in it can’t be seen', () => {
    expect(inertLink('https://uk.wikipedia.org/wiki/Курськ')).toBe('https://uk.wikipedia.org/wiki/Курськ');
    expect(inertLink('https://a.example/\u202Ecod\u001B.exe')).toBe('https://a.example/%E2%80%AEcod%1B.exe');
  });
});

describe('JSON to be printed', () => {
  it('says what it said', () => {
    fc.assert(
      fc.property(fc.array(hostile), (texts) => {
        const printed = inertJson(JSON.stringify(texts));
        expect(printed).not.toMatch(NEVER);
        expect(JSON.parse(printed)).toEqual(texts);
      }),
    );
    expect(inertJson(JSON.stringify('a\u009B\u202E\u{E0041}👩🏽‍🚀'))).toBe(
      String.raw`"a\u009b\u202e\udb40\udc41👩🏽‍🚀"`,
    );
  });
});
