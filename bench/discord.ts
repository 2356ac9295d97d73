import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { APPLICATION } from '../tests/support/discord/ids.ts';
import { PUBLIC_KEY } from '../tests/support/discord/sign-interaction.ts';
import { freePort } from '../tests/support/loopback.ts';
import { sendInteractions } from './discord/send-interactions.ts';
import { openSink } from './discord/sink.ts';
import { type AppLoad, countAnswers, untilAnswered } from './platform/app-load.ts';
import { type MeasuredApp, measureApps, runApp } from './platform/measure-apps.ts';
import { questionsToAsk } from './questions.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const PER_SECOND = 50;
const WARM_UP = 3;

const LEGEND = `
Milliseconds from sending a signed interaction over HTTP until its first response, nearest-rank percentiles; ${PER_SECOND} interactions a
second, whether earlier ones are answered or not, on the article that comes along. Each app is a process of its own, one after the
other; Discord and whoever asks are a third one. empty handler: checks the signature and defers, and does nothing.
`;

await new Command('bench:discord')
  .description('times the first response to interactions, and counts their answers')
  .option('--json', 'print everything as JSON')
  .option('--seconds <number>', 'ask for so long', wholeNumberFrom(1), 30)
  .action(async ({ json, seconds }: { json?: true; seconds: number }) => {
    const sink = await openSink();
    const empty = { app: 'empty handler', program: ['build/bench/discord/empty-handler.js'] };
    await measureApps(empty, LEGEND, json === true, measure).finally(sink.close);

    async function measure({ app, program, reader }: MeasuredApp, folder: string): Promise<AppLoad> {
      const port = await freePort();
      const args = reader === null ? [...program, String(port), PUBLIC_KEY] : program;
      const running = await runApp(
        args,
        port,
        {
          ...{ PORT: String(port), DISCORD_APPLICATION_ID: APPLICATION, DISCORD_PUBLIC_KEY: PUBLIC_KEY },
          ...{ DISCORD_API_URL: `${sink.base}/api`, DATABASE_URL: `sqlite:${join(folder, `${port}.db`)}` },
          ...{ READER: reader ?? 'off', EMBEDDER: reader ?? 'off', LOG_LEVEL: 'error', SNAPSHOT_DIR: 'off' },
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
