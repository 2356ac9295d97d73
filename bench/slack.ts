import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { freePort } from '../tests/support/loopback.ts';
import { SIGNING_SECRET } from '../tests/support/slack/teams.ts';
import { type AppLoad, countAnswers, untilAnswered } from './platform/app-load.ts';
import { type MeasuredApp, measureApps, runApp } from './platform/measure-apps.ts';
import { questionsToAsk } from './questions.ts';
import { sendCommands } from './slack/send-commands.ts';
import { openSink } from './slack/sink.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const PER_SECOND = 50;
const WARM_UP = 3;

const LEGEND = `
Milliseconds from sending a signed slash command over HTTP until it is acknowledged, nearest-rank percentiles; ${PER_SECOND} commands
a second, whether earlier ones are acknowledged or not, on the article that comes along. Each app is a process of its own, one after the other;
Slack and whoever asks are a third one. empty Bolt: acknowledges, and does nothing.
`;

await new Command('bench:slack')
  .description('times how soon slash commands are acknowledged, and counts their answers')
  .option('--json', 'print everything as JSON')
  .option('--seconds <number>', 'ask for so long', wholeNumberFrom(1), 30)
  .option('--fresh', 'ask nothing twice, so that no answer is remembered and the reader has to read')
  .action(async ({ json, seconds, fresh = false }: { json?: true; seconds: number; fresh?: boolean }) => {
    const sink = await openSink();
    const empty = { app: 'empty Bolt', program: ['build/bench/slack/empty-bolt.js'] };
    await measureApps(empty, LEGEND, json === true, measure).finally(sink.close);

    async function measure({ app, program, reader }: MeasuredApp, folder: string): Promise<AppLoad> {
      sink.clear();
      const port = await freePort();
      const apiUrl = `${sink.base}/api/`;
      const args = reader === null ? [...program, String(port), SIGNING_SECRET, apiUrl] : program;
      const running = await runApp(args, port, {
        ...{ PORT: String(port), SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SIGNING_SECRET },
        ...{ SLACK_API_URL: apiUrl, DATABASE_URL: `sqlite:${join(folder, `${port}.db`)}` },
        ...{ READER: reader ?? 'off', EMBEDDER: reader ?? 'off', LOG_LEVEL: 'error', SNAPSHOT_DIR: 'off' },
      });
      try {
        const load = { perSecond: PER_SECOND, seconds: WARM_UP };
        const asked = await questionsToAsk();
        const questions = fresh ? numbered(asked, PER_SECOND * (seconds + WARM_UP)) : asked;
        await sendCommands(running.url, sink.base, questions.toReversed(), load);
        await wait(WARM_UP * 1_000);
        sink.clear();
        const sent = await sendCommands(running.url, sink.base, questions, { ...load, seconds });
        if (reader !== null) await untilAnswered(sink.at, sent);
        return { app, ...countAnswers(sink.at, sent, reader !== null) };
      } finally {
        await running.stop();
      }
    }
  })
  .parseAsync();

/** So many different questions: the same with a number. */
function numbered(questions: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, number) => `${questions[number % questions.length]} (${number})`);
}
