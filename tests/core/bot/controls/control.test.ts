import { expect, it } from 'vitest';
import { createFingerprints } from '../../../../src/core/bot/controls/control.ts';
import { toListedArticle } from '../../../../src/core/bot/library.ts';
import { digest, hmacSign } from '../../../../src/system/crypto.ts';
import { articleOf } from '../../../support/articles.ts';

const fingerprints = createFingerprints(hmacSign('a secret'));
const listedOf = (...parts: Parameters<typeof articleOf>) => toListedArticle(articleOf(...parts), digest);

it('an article has the same fingerprint as long as it says the same', () => {
  const article = listedOf(['The mill stands.', 'It grinds.']);
  expect(fingerprints.of(listedOf(['The mill stands.', 'It grinds.']))).toBe(fingerprints.of(article));
  expect(fingerprints.of(article)).toHaveLength(7);
});

it.each([
  ['a letter', listedOf(['The mill stands.', 'It grinds!'])],
  ['its paragraphs', listedOf(['The mill stands. It grinds.'])],
  ['its id', listedOf(['The mill stands.', 'It grinds.'], { id: 'other' })],
])('another one when %s changed', (_, other) => {
  expect(fingerprints.of(other)).not.toBe(fingerprints.of(listedOf(['The mill stands.', 'It grinds.'])));
});

it('an article is found by its fingerprint, among those there are', () => {
  const [mill, moor] = [listedOf(['Mill.'], { id: 'mill' }), listedOf(['Moor.'], { id: 'moor' })];
  const articles = [mill, moor];
  expect(fingerprints.find(fingerprints.of(moor), articles)).toBe(moor);
  expect(fingerprints.find(fingerprints.of(moor), articles)).toBe(moor);
  expect(fingerprints.find(fingerprints.of(moor), [mill])).toBeUndefined();
});
