import { expect, it } from 'vitest';
import { recogniseGenerators } from '../../src/corpus/site-generators.ts';

it.each<[string, string[], string[]]>([
  [
    'Hugo',
    ['hugo.toml', 'content/a.md', 'layouts/index.html', 'archetypes/default.md'],
    ['layouts/index.html', 'archetypes/default.md'],
  ],
  ['what only looks like Hugo', ['config.toml', 'layouts/a.md', 'a.md'], []],
  ['MkDocs', ['mkdocs.yml', 'docs/a.md', 'site/a/index.html'], ['site/a/index.html']],
  ['Jekyll below', ['w/_config.yml', 'w/_layouts/p.html', '_layouts/q.html'], ['w/_layouts/p.html']],
  ['Windows', ['w\\book.toml', 'w\\book\\a.html', 'w\\src\\a.md'], ['w\\book\\a.html']],
  ['no generator', ['site/a.html', 'build/b.md'], []],
])('knows what is the generator’s own: %s', (_, names, own) => {
  const isOfGenerator = recogniseGenerators(names);
  expect(names.filter(isOfGenerator)).toEqual(own);
});
