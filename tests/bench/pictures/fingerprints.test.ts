import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, readFingerprints, stalePictures } from '../../../bench/pictures/fingerprints.ts';

const PAGE = '<p class="quote">Mary <b>mends</b> the mill.</p>';

describe('the fingerprint of what a picture shows', () => {
  it.each([
    ['another word', '<p class="quote">Mary <b>mends</b> the wheel.</p>'],
    ['another word in bold', '<p class="quote"><b>Mary</b> mends the mill.</p>'],
    ['another element', '<div class="quote">Mary <b>mends</b> the mill.</div>'],
  ])('differs with %s', (_, page) => {
    expect(fingerprintOf(page)).not.toBe(fingerprintOf(PAGE));
  });

  it('differs with the style', () => {
    expect(fingerprintOf(PAGE, 'b { color: red }')).not.toBe(fingerprintOf(PAGE));
  });

  it('is the same with other addresses, signatures and white space', () => {
    const page = '<p class="quote" data-seal="a1b2">Mary\n  <b>mends</b> the mill.</p>';
    expect(fingerprintOf(page)).toBe(fingerprintOf(PAGE));
  });
});

it('a picture is stale if it shows something else, nothing any more, or is missing', () => {
  expect(stalePictures({ same: '1', other: '1', gone: '1' }, { same: '1', other: '2', added: '1' })).toEqual([
    'other',
    'gone',
    'added',
  ]);
});

it('every picture of the documents has a fingerprint', async () => {
  const pictures = (await readdir('docs/pictures')).filter((name) => name.endsWith('.webp'));
  const fingerprints = Object.keys(await readFingerprints());
  expect(fingerprints.map((name) => `${name}.webp`).sort()).toEqual(pictures.sort());
});
