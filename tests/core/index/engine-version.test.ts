import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPassageIndex, ENGINE_VERSION } from '../../../src/core/index/passage-index.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { inFolder } from '../../support/in-folder.ts';

/** Never changed: what is made of it tells whether the engine has. */
const SAMPLE = {
  'mill.md': `---
title: The mill
synonyms: [[Ada Stone, the miller]]
---
# Grinding

The mill stands by the river, 40 miles off. It’s run by Ada Stone (U.S.); “who else?” Oakham’s élan…

- One thing
- Another thing[^1]

[^1]: A note.

READ MORE: Mills of the moor

## Flour

| Wheat | Rye |
| --- | --- |
| fine | coarse |

    code stays as it is
`,
  'moor.html': `<title>The moor</title><nav>Home</nav><article><h1>The moor</h1>
<p>The moor burnt in 1921, as <b>Dr. Reed</b> said.<br>It rained.</p><ul><li>Peat</li><li>Heather</li></ul></article>`,
  'flour.txt': `Flour is ground
from wheat.

It is sold for £900 a ton. Nobody knows why.
`,
};

/** Of each version, a hash of what is read of the sample and what its index holds. */
const PINNED: Readonly<Record<number, string>> = {
  2: '594e9e1fe2facf6495318bc75eedbe083dc6772b4e2d64431432703221700326',
  4: '45a3ab62194206af24370896096b741262e6b94dd0c031d6dd54f659f4800b1d',
  6: '15786d072b90bb41a5bc2be4d4bd8615b3df85fa8c4fa66cb242c9090bc05d90',
};

it('is raised when what an index holds changes', async () => {
  const { articles } = await loadCorpus([await inFolder(SAMPLE)]);
  const made = JSON.stringify([articles, createPassageIndex(articles).save()]);
  expect(
    createHash('sha256').update(made).digest('hex'),
    `Articles are read or indexed in another way than version ${ENGINE_VERSION} did, so saved indexes are stale: raise ENGINE_VERSION in src/core/index/passage-index.ts, and pin this hash here under the new number. If that version isn't released yet, pin the hash alone.`,
  ).toBe(PINNED[ENGINE_VERSION]);
});
