import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/answering/answer.ts';
import { definitionSpans, mannerSpans, reasonSpans } from '../../../src/core/answering/answer-spans.ts';

function pieces(text: string, spans: (text: string) => Span[]): string[] {
  return spans(text).map(([start, end]) => text.slice(start, end));
}

describe('a reason', () => {
  it.each([
    ['It stopped because the river ran dry; all left.', ['because the river ran dry']],
    ['It closed due to a flood (in May).', ['due to a flood']],
    ['They built it to protect the valley.', ['to protect the valley']],
    ['They left in order to find work – far away.', ['in order to find work']],
    ['They left in an attempt to find work.', ['in an attempt to find work']],
    ['One of the reasons for the fire was the wind.', ['reasons for the fire was the wind']],
    ['The aim is to grind more.', ['aim is to grind more']],
    ['They were sad, since the wheel broke.', ['since the wheel broke']],
  ])('is told by what announces it, to the end of its clause: %s', (text, expected) => {
    expect(pieces(text, reasonSpans)).toEqual(expected);
  });

  it.each(['It has stood there since 1921.', 'Nobody came since the last flood.', 'They went to Oakham.'])(
    'is nothing that merely looks like one: %s',
    (text) => {
      expect(pieces(text, reasonSpans)).toEqual([]);
    },
  );
});

describe('a manner', () => {
  it.each([
    ['They moved it by slowly rolling it on logs.', ['by slowly rolling it on logs']],
    ['It is driven using water. It grows.', ['using water']],
    ['With the help of oxen: it moved.', ['With the help of oxen']],
    ['It came via Oakham', ['via Oakham']],
  ])('is told by its means: %s', (text, expected) => {
    expect(pieces(text, mannerSpans)).toEqual(expected);
  });

  it('is not who did it', () => {
    expect(pieces('It was built by Ada Stone.', mannerSpans)).toEqual([]);
  });
});

describe('a definition', () => {
  it.each([
    ['Ada Stone, a miller from Oakham, left.', ['a miller from Oakham']],
    ['A millrace is the channel that brings the water.', ['the channel that brings the water']],
    ['Bo is one of the bakers.', ['one of the bakers']],
    ['The Institute for Mills (IM) wrote it.', ['IM']],
    ['It is known as Old Wheel, and stands.', ['known as Old Wheel, and stands']],
    ['A quern means a hand mill.', ['means a hand mill']],
  ])('stands beside a name, or after a verb of being: %s', (text, expected) => {
    expect(pieces(text, definitionSpans)).toEqual(expected);
  });

  it('is not what something does', () => {
    expect(pieces('The mill is grinding and they sing.', definitionSpans)).toEqual([]);
  });
});
