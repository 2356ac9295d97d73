import { expect, it } from 'vitest';
import { citationLink } from '../../../src/core/answering/citation-links.ts';
import { articleOf } from '../../support/articles.ts';

const FIRST = { number: 1, section: [] };
const LONG = 'One two three four five six seven eight nine ten eleven-and, twelve.';

it('leads to the passage on the operator’s page', () => {
  const article = articleOf(['Text.'], { id: 'über', url: 'https://example.org/a' });
  expect(citationLink(article, { number: 3, section: [] }, 'Text.', 'https://bot.example')).toBe(
    'https://bot.example/articles/%C3%BCber#p3',
  );
});

it('else to the words at the article’s own address', () => {
  const article = articleOf(['Text.'], { url: 'https://example.org/a?b=1' });
  expect(citationLink(article, FIRST, 'A long-term, “short” text.', null)).toBe(
    'https://example.org/a?b=1#:~:text=A%20long%2Dterm%2C%20%E2%80%9Cshort%E2%80%9D%20text.',
  );
  expect(citationLink(article, FIRST, LONG, null)).toBe(
    'https://example.org/a?b=1#:~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%2Dand%2C%20twelve.',
  );
});

it('keeps the fragment the address has', () => {
  expect(citationLink(articleOf(['Text.'], { url: 'https://example.org/a#b' }), FIRST, 'Text.', null)).toBe(
    'https://example.org/a#b:~:text=Text.',
  );
});

it('names the heading that the passage stands under, as generators of sites do', () => {
  const article = articleOf(['Text.'], { url: 'https://example.org/a' });
  const place = { number: 1, section: ['Leave', 'Who’s away? (C++ & co.)'] };
  expect(citationLink(article, place, 'Text.', null)).toBe(
    'https://example.org/a#whos-away-c--co:~:text=Text.',
  );
});

it('else nowhere', () => {
  expect(citationLink(articleOf(['Text.']), FIRST, 'Text.', null)).toBeNull();
});
