import { Command, Option } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { renderLoad } from './load/render-load.ts';
import { runLoad } from './load/run-load.ts';
import { questionsToAsk } from './questions.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const LEGEND = `
answered: people see an answer; apologised: an apology and no answer; both: an apology and an answer; lost: nothing; refused: of the
lost, those that nobody acknowledged, so that the platform says so; doubled: two answers; again: the platform delivered more than
once. orphans: their process was killed between acknowledgement and answer. Milliseconds from when a question was sent until people saw
something, nearest-rank percentiles. docs/reliability.md says what is pretended, and how.
`;

interface Options {
  readonly seconds: number;
  readonly rate: number;
  readonly replicas: number;
  readonly killEvery: number;
  readonly restartDatabaseAt: number;
  readonly reader: 'auto' | 'off';
  readonly rolling?: true;
  readonly plainBalancer?: true;
  readonly haste: number;
  readonly seed: number;
  readonly logs?: string;
  readonly json?: true;
}

const terminal = processTerminal(null);

await new Command('bench:load')
  .description(
    'asks replicas over one PostgreSQL on Slack and Discord while they are killed, and counts what became of it',
  )
  .option('--seconds <number>', 'ask for so long', wholeNumberFrom(1), 20)
  .option('--rate <number>', 'questions a second', wholeNumberFrom(1), 100)
  .option('--replicas <number>', 'processes of the bot, at most 8', wholeNumberFrom(1), 3)
  .option('--kill-every <seconds>', 'kill one of them as often; 0: never', wholeNumberFrom(0), 10)
  .option('--rolling', 'stop one after the other instead, and start it again')
  .option('--restart-database-at <second>', 'crash the database then; 0: never', wholeNumberFrom(0), 0)
  .option('--plain-balancer', 'the load balancer hands nothing on that a replica has broken off')
  .addOption(new Option('--reader <which>', 'as READER').choices(['auto', 'off']).default('off'))
  .option('--haste <number>', 'Slack delivers again so many times sooner than it does', wholeNumberFrom(1), 6)
  .option('--seed <number>', 'of what happens by chance', wholeNumberFrom(0), Date.now() % 1_000_000)
  .option('--logs <folder>', 'keep what the replicas say in a new folder')
  .option('--json', 'print everything as JSON')
  .action(async (options: Options) => {
    const { killEvery, restartDatabaseAt, rolling, plainBalancer, logs = null, seed } = options;
    await write(terminal.errors, `Seed ${seed}.\n`);
    const result = await runLoad(
      {
        ...options,
        killEvery: killEvery === 0 ? null : killEvery,
        restartDatabaseAt: restartDatabaseAt === 0 ? null : restartDatabaseAt,
        isRolling: rolling === true,
        handsOn: plainBalancer !== true,
        logs,
      },
      await questionsToAsk(),
    );
    if (result === null) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
    const { all } = result;
    await write(
      terminal.output,
      options.json ? `${JSON.stringify(result, null, 2)}\n` : `\n${renderLoad(result)}${LEGEND}`,
    );
    if (all.lost > 0 || all.doubled > 0) process.exitCode = 1;
  })
  .parseAsync();
