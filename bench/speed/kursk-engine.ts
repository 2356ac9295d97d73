import { createAsk } from '../../src/core/answering/ask.ts';
import type { Article } from '../../src/core/article.ts';
import {
  createPassageIndex,
  type PassageIndex,
  restorePassageIndex,
} from '../../src/core/index/passage-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../src/corpus/snapshots/snapshot-file.ts';
import type { Engine, OpenEngine } from './engine.ts';

/** Of no corpus in files: nothing can have changed in between. */
const KEY = 'bench:speed';
const NOTHING_TOLD = { skipped: [], warnings: [], notes: [] };

/** What the package answers, whole answers with quotes, highlights and confidence; what is quoted first is found first. */
export const kurskEngine: Engine = {
  name: 'Kursk',
  async build(articles) {
    return open(createPassageIndex(articles), articles);
  },
  async restore(saved) {
    const snapshot = decodeSnapshot(saved, KEY);
    if (snapshot === null) throw new Error('The snapshot is damaged.');
    const articles = snapshot.articles.map(({ article }) => article);
    return open(restorePassageIndex(articles, snapshot.index), articles);
  },
};

function open(index: PassageIndex, articles: readonly Article[]): OpenEngine {
  const ask = createAsk(index, { publicUrl: null });
  const starts = new Map<string, number>();
  let passages = 0;
  for (const article of articles) {
    starts.set(article.id, passages);
    passages += article.passages.length;
  }
  return {
    async first(question) {
      const { quotes, nearest } = await ask(question);
      const first = quotes[0] ?? nearest[0];
      return first === undefined ? null : (starts.get(first.article.id) ?? 0) + first.passage - 1;
    },
    async save() {
      const saved = articles.map((article) => ({ article, cut: null }));
      return encodeSnapshot({ key: KEY, articles: saved, reading: NOTHING_TOLD, index: index.save() });
    },
  };
}
