import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { processTerminal } from '../src/adapters/terminal/process-terminal.ts';
import { write } from '../src/adapters/terminal/write.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';
import { APPLICATION } from '../tests/support/discord/ids.ts';
import { PUBLIC_KEY } from '../tests/support/discord/sign-interaction.ts';
import { freePort } from '../tests/support/free-port.ts';
import { sendInteractions } from './discord/send-interactions.ts';
import { openSink } from './discord/sink.ts';
import { countAnswers, untilAnswered } from './platform/count-answers.ts';
import { type AppLoad, renderAppLoads } from './platform/render-app-loads.ts';
import { runApp } from './platform/run-app.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data/kursk-dev.jsonl';
const PER_SECOND = 50;
const WARM_UP = 3;

const LEGEND = `
Milliseconds from sending a signed interaction over HTTP until its first response, nearest-rank percentiles; ${PER_SECOND} interactions a
second, whether earlier ones are answered or not, on the article that comes along. Each app is a process of its own, one after the
other; Discord and whoever asks are a third one. empty handler: checks the signature and defers, and does nothing.
`;

const terminal = processTerminal(null);

await new Command('bench:discord')
  .description('times the first response to interactions, and counts their answers')
  .option('--json', 'print everything as JSON')
  .option('--seconds <number>', 'ask for so long', wholeNumberFrom(1), 30)
  .action(async ({ json, seconds }: { json?: true; seconds: number }) => {
    const sink = await openSink();
    const folder = await mkdtemp(join(tmpdir(), 'kursk-discord-'));
    try {
      const speeds = [
        await measure('empty handler', ['build/bench/discord/empty-handler.js'], null),
        await measure('Kursk, READER=off', ['bin/kursk.js', 'start'], 'off'),
        await measure('Kursk', ['bin/kursk.js', 'start'], 'auto'),
      ];
      await write(
        terminal.output,
        json ? `${JSON.stringify(speeds, null, 2)}\n` : `\n${renderAppLoads(speeds)}${LEGEND}`,
      );
    } finally {
      sink.close();
      await rm(folder, { recursive: true });
    }

    /** @param reader `null`: nothing is answered */
    async function measure(app: string, program: string[], reader: string | null): Promise<AppLoad> {
      const port = await freePort();
      const args = reader === null ? [...program, String(port), PUBLIC_KEY] : program;
      const running = await runApp(
        args,
        port,
        {
          ...{ PORT: String(port), DISCORD_APPLICATION_ID: APPLICATION, DISCORD_PUBLIC_KEY: PUBLIC_KEY },
          ...{ DISCORD_API_URL: `${sink.base}/api`, DATABASE_URL: `sqlite:${join(folder, `${port}.db`)}` },
          ...{ READER: reader ?? 'off', LOG_LEVEL: 'error', SNAPSHOT_DIR: 'off' },
        },
        '/discord/interactions',
      );
      try {
        const questions = await questionsToAsk();
        await sendInteractions(running.url, questions.toReversed(), {
          perSecond: PER_SECOND,
          seconds: WARM_UP,
        });
        await wait(WARM_UP * 1_000);
        const sent = await sendInteractions(running.url, questions, { perSecond: PER_SECOND, seconds });
        if (reader !== null) await untilAnswered(sink.at, sent);
        return { app, ...countAnswers(sink.at, sent, reader !== null) };
      } finally {
        await running.stop();
      }
    }
  })
  .parseAsync();

async function questionsToAsk(): Promise<string[]> {
  const file = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  return file.form === 'questions' ? file.questions.map(({ question }) => question) : [];
}
