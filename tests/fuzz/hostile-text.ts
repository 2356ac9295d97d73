import fc from 'fast-check';

/** So often each parser is fed in one run of the tests. */
export const RUNS = 1_000;

/** What the formats of this house are made of. */
const PIECES = [
  ...'--- ... title: id: url: synonyms: - [ ] [[ {} & * ! !!js/function > | % # ## ``` ~~~ ** __ [a](b) [^1] [^1]: <!-- --> <![CDATA['.split(
    ' ',
  ),
  ...'<div> </div> <p> <script> </script> <style> <table> <tr> <td> <pre> <title> <svg> <math> <template> <base href=//x> <meta charset=utf-16>'.split(
    ' ',
  ),
  ...'&amp; &#0; &#x10ffff; &#xd800; &lt; { } " \\ \\u0000 \\ud800 null true 1e999 "question" "gold" "paragraphs" : ,'.split(
    ' ',
  ),
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    '    ',
    ' ',
    '\0',
    '\uFEFF',
    '\uD800',
    '\u202E',
    '\u2028',
    '|---|',
    '\n---\n',
    '&a',
    '*a',
  ],
];

const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 2, max: 700 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
);

/** Text that nobody would write who meant well: pieces of all formats, thrown together and repeated. */
export const hostileText = fc.array(fragment, { maxLength: 30 }).map((pieces) => pieces.join(''));

/** Something well formed, with a stretch of it replaced. @param by what */
export function damaged(sound: string, by: fc.Arbitrary<string> = hostileText): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat({ max: sound.length }), fc.nat({ max: 40 }), by)
    .map(([start, length, text]) => sound.slice(0, start) + text + sound.slice(start + length));
}
