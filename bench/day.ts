import { Command, Option } from 'commander';
import { processTerminal, write } from '../src/adapters/terminal/terminal.ts';
import { renderDays } from './day/render-days.ts';
import { type DayOptions, isFlat, runDays } from './day/run-days.ts';
import { questionsToAsk } from './questions.ts';
import { wholeNumberFrom } from './whole-number-from.ts';

const LEGEND = `
One service with everything, asked on Slack and Discord as fast as it answers, 16 at once. in use: its heap and buffers after all
garbage is collected; resident: what the system counts. After each hour's questions all in the store is made an hour older and swept;
questions and claims are kept for a day. docs/reliability.md says why that is fair.
`;

const terminal = processTerminal(null);

await new Command('bench:day')
  .description('sends the traffic of days as fast as it is answered, and looks at memory and the store')
  .option('--days <number>', 'so many', wholeNumberFrom(1), 3)
  .option('--questions <number>', 'of a day', wholeNumberFrom(24), 30_000)
  .addOption(
    new Option('--store <which>', 'where the service remembers')
      .choices(['sqlite', 'postgres'])
      .default('sqlite'),
  )
  .addOption(new Option('--reader <which>', 'as READER').choices(['auto', 'off']).default('off'))
  .option('--json', 'print everything as JSON')
  .action(async (options: DayOptions & { json?: true }) => {
    const days = await runDays(options, await questionsToAsk());
    if (days === null) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
    const flat = isFlat(days.hours);
    const verdict = flat ? '' : '\nThe memory in use GREW.\n';
    await write(
      terminal.output,
      options.json ? `${JSON.stringify(days, null, 2)}\n` : `\n${renderDays(days)}${verdict}${LEGEND}`,
    );
    if (!flat || days.tally.lost > 0 || days.tally.doubled > 0) process.exitCode = 1;
  })
  .parseAsync();
