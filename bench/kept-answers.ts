import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { loadTestCorpora } from '../src/commands/test-corpora.ts';
import { createAsk } from '../src/core/answering/ask.ts';
import { type Article, sentencesOf } from '../src/core/article.ts';
import { createAnswerShelves } from '../src/core/bot/kept/answer-shelves.ts';
import { embeddedTexts } from '../src/core/index/embedded-text.ts';
import { quantise } from '../src/core/index/quantised-vector.ts';
import { keptArticle } from '../src/corpus/kept-article.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { digest } from '../src/system/crypto.ts';
import { openArticles, openBenchModels } from './models.ts';
import { questionsToAsk } from './questions.ts';
import { percentile } from './speed/percentile.ts';

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const MESSAGES = 'bench/data/squad-tune.jsonl';

const SIZES = [0, 100, 10_000];
/** So often each question is asked, in turn over the sizes: what the machine does meanwhile meets all of them. */
const ROUNDS = 4;
const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null } as const;

const LEGEND = `
Milliseconds, nearest-rank percentiles: questions on the article that comes along, by words and meaning, without a reader, with so many
kept answers beside it: sentences of encyclopedias, each with a vector, of the article's passages and sentences in turn.
`;

const terminal = processTerminal(null);

await new Command('bench:kept')
  .description('times answers with kept answers beside the articles')
  .action(async () => {
    const models = await openBenchModels('words+meaning');
    try {
      const { articles } = await loadCorpus([ARTICLES]);
      const opened = await openArticles(articles, models);
      const vectors = await vectorsOf(articles);
      const sentences = await messages(Math.max(...SIZES));
      const asks = SIZES.map((size) => {
        const shelves = createAnswerShelves(null, digest);
        for (const [place, text] of sentences.slice(0, size).entries()) {
          const vector = vectors[place % vectors.length];
          const id = String(place).padStart(11, '0');
          shelves.put({
            ...{ id, platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'workspace' },
            article: keptArticle(id, message(text)),
            vectors: vector === undefined ? null : [[vector]],
          });
        }
        const { shelves: beside = [] } = shelves.visibleIn(PLACE) ?? {};
        const ask = createAsk(opened.index, { ...opened, shelves: beside, publicUrl: null });
        return { size, ask, times: [] as number[] };
      });
      const questions = await questionsToAsk();
      for (let round = 0; round <= ROUNDS; round++) {
        for (const question of questions) {
          for (const { ask, times } of asks) {
            const before = performance.now();
            await ask(question);
            // The first round warms up.
            if (round > 0) times.push(performance.now() - before);
          }
        }
      }
      const rows = asks.map(({ size, times }) => {
        const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share)?.toFixed(1) ?? '–');
        return `${String(size).padStart(6)} kept answers: p50 ${p50}, p99 ${p99}\n`;
      });
      await write(terminal.output, rows.join('') + LEGEND);
    } finally {
      await models.close();
    }

    async function vectorsOf(articles: readonly Article[]) {
      const texts = articles.flatMap((article) =>
        article.passages.flatMap((passage) => embeddedTexts(article, passage)),
      );
      return ((await models.embedder?.embedPassages(texts)) ?? []).map(quantise);
    }
  })
  .parseAsync();

async function messages(most: number): Promise<string[]> {
  const corpora = await loadTestCorpora(MESSAGES, [], async () => []);
  return corpora
    .flatMap(({ articles }) => articles.flatMap(sentencesOf))
    .slice(0, most)
    .map(({ passage, index }) => {
      const { start, end } = passage.sentences[index] ?? { start: 0, end: 0 };
      return passage.text.slice(start, end);
    });
}

function message(text: string) {
  const questions = [`What is to be said of ${text.slice(0, 20)}?`];
  return { author: 'Ada', url: null, published: '2026-03-01', questions, pieces: [text] };
}
