import lunr from 'lunr';
import { passageTexts } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';

/** What lunr's query language has a meaning for, and the question mark, which it would look up with the last word. */
const OPERATORS = /[:~^+\-*?]/g;

export const lunrEngine: Engine = {
  name: 'lunr',
  async build(articles) {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('text');
      for (const [id, text] of passageTexts(articles).entries()) builder.add({ id, text });
    });
    return open(index);
  },
  async restore(saved) {
    return open(lunr.Index.load(JSON.parse(saved.toString())));
  },
};

function open(index: lunr.Index): OpenEngine {
  return {
    async first(question) {
      const [first] = index.search(question.replaceAll(OPERATORS, ' '));
      return first === undefined ? null : Number(first.ref);
    },
    async save() {
      return Buffer.from(JSON.stringify(index));
    },
  };
}
