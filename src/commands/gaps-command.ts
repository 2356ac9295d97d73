import { Command, InvalidArgumentError, Option } from 'commander';
import { printableJson, type Terminal, write } from '../adapters/terminal/terminal.ts';
import { describeGap, type Gap, gapsSince } from '../core/bot/gaps.ts';
import { english } from '../core/bot/wording/english.ts';
import { inertLine } from '../core/inert-text.ts';
import { DAY_LENGTH } from '../core/ports/questions.ts';
import type { Store } from '../core/ports/store.ts';
import type { Clock } from '../core/ports/system.ts';
import { gapsCsv, toPublicGap } from './gaps-csv.ts';

export interface GapsContext {
  readonly terminal: Pick<Terminal, 'output' | 'errors'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Opens the bot's store. The command closes it. */
  readonly openStore: () => Promise<Pick<Store, 'listUnmet' | 'close'>>;
}

interface GapsOptions {
  readonly csv?: true;
  readonly json?: true;
  readonly since: number;
}

/** `kursk gaps`: lists questions that the articles don't answer, or not well. */
export function gapsCommand({ terminal, clock, openStore }: GapsContext): Command {
  return new Command('gaps')
    .description('list the questions that the articles don’t answer, or not well')
    .addOption(new Option('--csv', 'print a table for a spreadsheet').conflicts('json'))
    .option('--json', 'print a JSON array')
    .addOption(
      new Option('--since <time>', 'asked in the last days (30d), or since a date (2026-11-01)')
        .argParser((text) => parseSince(text, clock.now()))
        .default(parseSince('30d', clock.now()), '30d'),
    )
    .action(async ({ since, ...form }: GapsOptions) => {
      const store = await openStore();
      try {
        const gaps = await gapsSince(store.listUnmet, since);
        await write(terminal.output, await renderGaps(gaps, form));
        const isForPeople = !form.csv && !form.json;
        if (isForPeople && gaps.some(({ asked }) => asked !== null))
          await write(terminal.errors, HOW_TO_ANSWER);
        if (gaps.length === 0 && isForPeople) {
          const day = new Date(since).toISOString().slice(0, 10);
          await write(terminal.errors, `kursk: There are no gaps since ${day}.\n`);
        }
      } finally {
        await store.close();
      }
    });
}

const HOW_TO_ANSWER =
  'kursk: To answer one, write the answer to a file: kursk answers add ID FILE --author NAME\n';

async function renderGaps(gaps: readonly Gap[], { csv, json }: Omit<GapsOptions, 'since'>): Promise<string> {
  if (csv) return gapsCsv(gaps);
  return json ? printableJson(gaps.map(toPublicGap), 2) : asLines(gaps);
}

function asLines(gaps: readonly Gap[]): string {
  // Titles would need the articles to be opened.
  return gaps
    .map((gap) => {
      const id = gap.asked === null ? '' : `${gap.asked.question}  `;
      return `${id}${inertLine(gap.question)}\n  ${inertLine(describeGap(gap, english, (one) => one))}\n`;
    })
    .join('');
}

const DAYS_AGO = /^(?<days>\d{1,5})d$/u;

/** Parses "30d" (days ago) or "2026-11-01" (the start of that day in UTC). @returns milliseconds since 1970 */
function parseSince(text: string, now: number): number {
  const days = DAYS_AGO.exec(text)?.groups?.days;
  const time = days === undefined ? dayFrom(text) : now - Number(days) * DAY_LENGTH;
  if (Number.isNaN(time))
    throw new InvalidArgumentError(
      'It must be a number of days, such as 30d, or a date, such as 2026-11-01.',
    );
  return time;
}

function dayFrom(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
}
