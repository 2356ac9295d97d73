import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { Vector } from '../../src/core/ports/embedder.ts';
import { connect } from '../../src/search-postgres/connect.ts';
import { type EmbedReport, embedPassages } from '../../src/search-postgres/embed-passages.ts';
import { openRetriever } from '../../src/search-postgres/open-retriever.ts';
import { createTables } from '../../src/search-postgres/passage-tables.ts';
import { createArticleWriter } from '../../src/search-postgres/write-articles.ts';
import { articleOf } from '../support/articles.ts';
import { withPgvector } from '../support/databases.ts';
import { questionOf } from '../support/question-of.ts';
import { randomVectorOf } from '../support/random-vector.ts';

interface Run {
  /** What was embedded, in order. */
  readonly texts: string[];
  readonly report: EmbedReport;
}

type Embed = (text: string) => Vector | null | Promise<Vector | null>;

describe.skipIf(withPgvector === null)('embedding passages in PostgreSQL', () => {
  async function urlWith(articles: readonly Article[]): Promise<string> {
    const address = await withPgvector?.create();
    if (address?.kind !== 'postgres') throw new Error('There is no PostgreSQL.');
    await put(address.url, articles);
    return address.url;
  }

  async function put(url: string, articles: readonly Article[]): Promise<void> {
    const connection = connect(url);
    await connection.write(async (query) => {
      await createTables(query);
      const writer = createArticleWriter(query);
      for (const article of articles)
        await writer.put({ article, file: article.id, fileDigest: '', cut: null });
      await writer.finish();
    });
    await connection.close();
  }

  async function run(
    url: string,
    embed: Embed = randomVectorOf,
    signal = new AbortController().signal,
  ): Promise<Run> {
    const texts: string[] = [];
    const embedder = {
      version: 'random',
      async embedPassages(some: readonly string[]) {
        const vectors = [];
        for (const text of some) {
          texts.push(text);
          vectors.push(await embed(text));
        }
        return vectors.some((vector) => vector === null) ? null : vectors.filter((vector) => vector !== null);
      },
    };
    const report = await embedPassages({
      ...{ url, embedder, signal },
      onStart: async () => {},
      onProgress: () => {},
    });
    return { texts, report };
  }

  async function problemAt(url: string, version = 'random'): Promise<string | null> {
    const embedder = { version, embedQuestion: async () => null };
    const retriever = openRetriever(url, { embedder });
    const { meaningProblem } = await retriever.catalog();
    await retriever.close();
    return meaningProblem;
  }

  const MANY = Array.from({ length: 100 }, (_, at) =>
    articleOf([`Mill no. ${at} stands.`, `It has ${at} stones.`], { id: `a${at}` }),
  );

  it('is shared by processes side by side, each text embedded once', async () => {
    const url = await urlWith(MANY);
    const slowly: Embed = async (text) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return randomVectorOf(text);
    };
    const runs = await Promise.all([run(url, slowly), run(url, slowly), run(url, slowly)]);
    const texts = runs.flatMap((one) => one.texts);
    expect(texts).toHaveLength(200);
    expect(new Set(texts).size).toBe(200);
    for (const { texts: own, report } of runs) {
      expect(own.length).toBeLessThan(200);
      expect(report).toEqual({ outcome: 'complete', embedded: 200, passages: 200 });
    }
  });

  it('goes on where it was interrupted, and embeds nothing twice', async () => {
    const url = await urlWith(MANY);
    const interrupted = new AbortController();
    let embedded = 0;
    const first = await run(
      url,
      (text) => {
        embedded += 1;
        if (embedded === 70) interrupted.abort();
        return randomVectorOf(text);
      },
      interrupted.signal,
    );
    expect(first.report).toEqual({ outcome: 'stopped', embedded: 70, passages: 200 });
    expect(await problemAt(url)).toMatch(
      /^Passages are found by their words alone: 70 of 200 passages are embedded/,
    );
    const second = await run(url);
    expect(second.texts).toHaveLength(130);
    expect(second.report.outcome).toBe('complete');
    expect(await problemAt(url)).toBeNull();
  });

  it('embeds what is new after a change only, and passages of the same text once', async () => {
    const url = await urlWith([articleOf(['The mill stands.', 'The moor is wide.', 'The mill stands.'])]);
    expect((await run(url)).texts).toHaveLength(2);
    await put(url, [articleOf(['The mill fell.', 'The moor is wide.'])]);
    const { texts, report } = await run(url);
    expect(texts).toEqual([expect.stringMatching(/The mill fell\.$/)]);
    expect(report).toEqual({ outcome: 'complete', embedded: 2, passages: 2 });
  });

  it('embeds the sentences of a passage with it, so that each is compared by itself', async () => {
    const article = articleOf(['The mill grinds. The dam holds.', 'The moor is wide.']);
    const url = await urlWith([article]);
    const { texts, report } = await run(url);
    expect(texts).toHaveLength(4);
    expect(report).toEqual({ outcome: 'complete', embedded: 2, passages: 2 });
    const dam = texts.find((text) => text.endsWith('\nThe dam holds.')) ?? '';
    const retriever = openRetriever(url, {
      embedder: { version: 'random', embedQuestion: async () => randomVectorOf(dam) },
    });
    const { meaning } = await retriever.lookUp(
      await retriever.catalog(),
      null,
    )(questionOf('Where is the dam?'));
    await retriever.close();
    const compared = meaning?.vectors.compare(randomVectorOf(dam));
    const near = compared?.nearest(2).map(({ passage }) => passage) ?? [];
    const [two] = near.filter(({ sentences }) => sentences.length === 2);
    const [one] = near.filter(({ sentences }) => sentences.length === 1);
    if (two === undefined || one === undefined) throw new Error('no passage');
    expect(compared?.cosineOfSentence(two, 1)).toBeCloseTo(1, 2);
    expect(compared?.cosineOfSentence(two, 0)).toBeLessThan(0.5);
    expect(compared?.cosineOfSentence(one, 0)).toBe(compared?.cosineOf(one));
  });

  it('leaves out a text that can’t be embedded, and says that some are found by words alone', async () => {
    const url = await urlWith(MANY);
    const { report } = await run(url, (text) =>
      text.endsWith('It has 7 stones.') ? null : randomVectorOf(text),
    );
    expect(report).toEqual({ outcome: 'failed', embedded: 199, passages: 200 });
    expect(await problemAt(url)).toMatch(/^Some passages are found by their words alone: 199 of 200/);
  });

  it('ends when nothing can be embedded', async () => {
    const { texts, report } = await run(await urlWith(MANY), () => null);
    expect(texts).toHaveLength(3);
    expect(report).toEqual({ outcome: 'failed', embedded: 0, passages: 200 });
  });

  it('of one embedder aren’t taken for those of another', async () => {
    const url = await urlWith(MANY);
    await run(url);
    expect(await problemAt(url, 'another')).toMatch(/0 of 200 passages are embedded/);
  });
});
