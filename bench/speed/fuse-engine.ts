import Fuse, { type FuseIndex } from 'fuse.js';
import type { Article } from '../../src/core/article.ts';
import { passageTexts } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';

interface Entry {
  readonly text: string;
}

const KEYS = ['text'];

/**
 * By default Fuse.js looks for the question as one string, spelt roughly so, near where a passage begins.
 *
 * @param useTokenSearch its option to look for each word by itself, anywhere
 */
export function fuseEngine(useTokenSearch: boolean): Engine {
  const open = (articles: readonly Article[], saved?: FuseIndex<Entry>): OpenEngine => {
    const entries = passageTexts(articles).map((text) => ({ text }));
    const index = saved ?? Fuse.createIndex(KEYS, entries);
    const fuse = new Fuse(entries, useTokenSearch ? { keys: KEYS, useTokenSearch } : { keys: KEYS }, index);
    return {
      async first(question) {
        return fuse.search(question)[0]?.refIndex ?? null;
      },
      async save() {
        return Buffer.from(JSON.stringify(index));
      },
    };
  };
  return {
    name: useTokenSearch ? 'Fuse.js, tokens' : 'Fuse.js',
    build: async (articles) => open(articles),
    restore: async (saved, articles) => open(articles, Fuse.parseIndex<Entry>(JSON.parse(saved.toString()))),
  };
}
