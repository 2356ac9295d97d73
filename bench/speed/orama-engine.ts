import { type AnyOrama, create, insertMultiple, load, save, search } from '@orama/orama';
import { passageTexts } from './corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';

const SCHEMA = { text: 'string' } as const;

export const oramaEngine: Engine = {
  name: 'Orama',
  async build(articles) {
    const database = create({ schema: SCHEMA });
    await insertMultiple(
      database,
      passageTexts(articles).map((text, place) => ({ id: String(place), text })),
    );
    return open(database);
  },
  async restore(saved) {
    const database = create({ schema: SCHEMA });
    load(database, JSON.parse(saved.toString()));
    return open(database);
  },
};

function open(database: AnyOrama): OpenEngine {
  return {
    async first(question) {
      const { hits } = await search(database, { term: question });
      return hits[0] === undefined ? null : Number(hits[0].id);
    },
    async save() {
      return Buffer.from(JSON.stringify(save(database)));
    },
  };
}
