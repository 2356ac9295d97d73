import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { processTerminal } from '../src/adapters/terminal/process-terminal.ts';
import { write } from '../src/adapters/terminal/write.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';
import { freePort } from '../tests/support/free-port.ts';
import { SIGNING_SECRET } from '../tests/support/slack/teams.ts';
import { countAnswers, untilAnswered } from './platform/count-answers.ts';
import { type AppLoad, renderAppLoads } from './platform/render-app-loads.ts';
import { runApp } from './platform/run-app.ts';
import { sendCommands } from './slack/send-commands.ts';
import { openSink } from './slack/sink.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data/kursk-dev.jsonl';
const PER_SECOND = 50;
const WARM_UP = 3;

const LEGEND = `
Milliseconds from sending a signed slash command over HTTP until it is acknowledged, nearest-rank percentiles; ${PER_SECOND} commands
a second, whether earlier ones are acknowledged or not, on the article that comes along. Each app is a process of its own, one after the other;
Slack and whoever asks are a third one. empty Bolt: acknowledges, and does nothing.
`;

const terminal = processTerminal(null);

await new Command('bench:slack')
  .description('times how soon slash commands are acknowledged, and counts their answers')
  .option('--json', 'print everything as JSON')
  .option('--seconds <number>', 'ask for so long', wholeNumberFrom(1), 30)
  .option('--fresh', 'ask nothing twice, so that no answer is remembered and the reader has to read')
  .action(async ({ json, seconds, fresh = false }: { json?: true; seconds: number; fresh?: boolean }) => {
    const sink = await openSink();
    const folder = await mkdtemp(join(tmpdir(), 'kursk-slack-'));
    try {
      const speeds = [
        await measure('empty Bolt', ['build/bench/slack/empty-bolt.js'], null),
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
      sink.clear();
      const port = await freePort();
      const apiUrl = `${sink.base}/api/`;
      const args = reader === null ? [...program, String(port), SIGNING_SECRET, apiUrl] : program;
      const running = await runApp(args, port, {
        ...{ PORT: String(port), SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SIGNING_SECRET },
        ...{ SLACK_API_URL: apiUrl, DATABASE_URL: `sqlite:${join(folder, `${port}.db`)}` },
        ...{ READER: reader ?? 'off', LOG_LEVEL: 'error', SNAPSHOT_DIR: 'off' },
      });
      try {
        const load = { perSecond: PER_SECOND, seconds: WARM_UP };
        const questions = await questionsToAsk(fresh ? PER_SECOND * (seconds + WARM_UP) : 0);
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

/** @param different at least so many different ones: the same with a number */
async function questionsToAsk(different: number): Promise<string[]> {
  const file = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  const questions = file.form === 'questions' ? file.questions.map(({ question }) => question) : [];
  const numbered = Array.from({ length: different }, (_, number) => {
    const question = questions[number % questions.length] ?? '';
    return `${question} (${number})`;
  });
  return different === 0 ? questions : numbered;
}
