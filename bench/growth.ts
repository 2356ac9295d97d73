import { Command } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { answerSpans } from '../src/core/answering/answer-spans.ts';
import { createAsk } from '../src/core/answering/ask.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import type { Article } from '../src/core/article.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { articleOf } from '../tests/support/articles.ts';
import { HOSTILE_PIECES, HOSTILE_SENTENCES, KINDS_OF_ANSWER } from '../tests/support/hostile-pieces.ts';
import { openBenchReader } from './models.ts';

/** In characters. */
const SHORT = 60_000;
const TIMES_LONGER = 8;
/** What grows with the length takes 8 times as long, what grows with its square 64 times. */
const MOST = 24;
/** Less than this is the clock's, not the work's. In milliseconds of processor time. */
const LEAST = 10;

const QUESTIONS = ['When did the mill stand?', 'how many mills?', 'list the mills'];

interface Work {
  readonly name: string;
  readonly of: (length: number) => unknown;
}

const terminal = processTerminal(null);

await new Command('bench:growth')
  .description('fails where hostile text takes time that grows faster than its length')
  .action(async () => {
    const reader = await openBenchReader();
    let failed = 0;
    try {
      for (const { name, of } of works(reader)) {
        const [short, long] = [await timeOf(() => of(SHORT)), await timeOf(() => of(SHORT * TIMES_LONGER))];
        const growth = long / Math.max(short, LEAST);
        const isFine = growth <= MOST;
        if (!isFine) failed += 1;
        const verdict = isFine ? 'ok  ' : 'FAIL';
        await write(
          terminal.output,
          `${verdict}  ${short.toFixed(0).padStart(6)} ms  ${long.toFixed(0).padStart(6)} ms  ${name}\n`,
        );
      }
    } finally {
      await reader.close();
    }
    if (failed > 0) throw new Error(`${failed} take time that grows faster than the text.`);
  })
  .parseAsync();

function works(reader: Awaited<ReturnType<typeof openBenchReader>>): Work[] {
  const engines = [
    { engine: 'lexical', readerOf: () => null },
    {
      engine: 'reader',
      readerOf: (articles: readonly Article[]) => createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles),
    },
  ];
  const asked = engines.flatMap(({ engine, readerOf }) =>
    [...HOSTILE_SENTENCES, '?', '? '].map((piece) => ({
      name: `a question to a paragraph of ${JSON.stringify(piece)}, ${engine}`,
      async of(length: number) {
        const articles = [articleOf([`The mill ${over(piece, length)}`])];
        const ask = createAsk(createPassageIndex(articles), { publicUrl: null, reader: readerOf(articles) });
        for (const question of QUESTIONS) await ask(question);
      },
    })),
  );
  const spans = HOSTILE_PIECES.map((piece) => ({
    name: `spans of every kind in ${JSON.stringify(piece)}`,
    of: (length: number) => KINDS_OF_ANSWER.map((kind) => answerSpans(`${over(piece, length)}x`, kind)),
  }));
  return [...asked, ...spans];
}

function over(piece: string, length: number): string {
  return piece.repeat(length / piece.length);
}

/** Of the processor, in milliseconds: however busy the machine is. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
