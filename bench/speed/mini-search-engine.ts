import MiniSearch from 'minisearch';
import { passageTexts } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';

interface Entry {
  readonly id: number;
  readonly text: string;
}

const OPTIONS = { fields: ['text'] };

export const miniSearchEngine: Engine = {
  name: 'MiniSearch',
  async build(articles) {
    const index = new MiniSearch<Entry>(OPTIONS);
    index.addAll(passageTexts(articles).map((text, id) => ({ id, text })));
    return open(index);
  },
  async restore(saved) {
    return open(MiniSearch.loadJSON<Entry>(saved.toString(), OPTIONS));
  },
};

function open(index: MiniSearch<Entry>): OpenEngine {
  return {
    async first(question) {
      return index.search(question)[0]?.id ?? null;
    },
    async save() {
      return Buffer.from(JSON.stringify(index));
    },
  };
}
