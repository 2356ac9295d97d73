import { Index } from 'flexsearch';
import { passageTexts } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';

/**
 * By default FlexSearch finds only what holds every word of the question, which hardly any passage does.
 *
 * @param suggest its option to find what holds some of them
 */
export function flexSearchEngine(suggest: boolean): Engine {
  return {
    name: suggest ? 'FlexSearch, suggest' : 'FlexSearch',
    async build(articles) {
      const index = new Index();
      for (const [place, text] of passageTexts(articles).entries()) index.add(place, text);
      return open(index, suggest);
    },
    async restore(saved) {
      const index = new Index();
      for (const [key, data] of JSON.parse(saved.toString())) index.import(key, data);
      return open(index, suggest);
    },
  };
}

function open(index: Index, suggest: boolean): OpenEngine {
  return {
    async first(question) {
      const [first] = suggest ? index.search(question, { suggest }) : index.search(question);
      return first === undefined ? null : Number(first);
    },
    async save() {
      const parts: [string, string | undefined][] = [];
      await index.export((key, data) => {
        parts.push([key, data]);
      });
      return Buffer.from(JSON.stringify(parts));
    },
  };
}
