import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import { printable, type Terminal } from '../adapters/terminal/terminal.ts';
import type { Status } from '../doctor/check.ts';
import type { CheckedItem, Diagnosis } from '../doctor/diagnose.ts';

/** Of `ok`, `warn`, `fail` and `skip`, with what keeps them apart from the next column. */
const STATUS_WIDTH = 6;
const GAP = 2;
/** Of a longer one, what was found stands below. */
const MAX_ID_WIDTH = 20;
const MIN_TEXT_WIDTH = 30;

const COUNTED: Readonly<Record<Status, string>> = {
  fail: 'failed',
  warn: 'with a warning',
  ok: 'ok',
  skip: 'skipped',
};

/** What was found, a check a line, with what to do about it below; and at the end how many came to what. */
export function renderDiagnosis(
  { items: examined }: Diagnosis,
  { width, hasColor }: Pick<Terminal, 'width' | 'hasColor'>,
): string {
  const { green, yellow, red, dim, bold } = pc.createColors(hasColor);
  const colors: Readonly<Record<Status, (text: string) => string>> = {
    ok: green,
    warn: yellow,
    fail: red,
    skip: dim,
  };
  const idWidth = Math.min(MAX_ID_WIDTH, Math.max(...examined.map(({ id }) => id.length))) + GAP;
  const room = Math.max(width - STATUS_WIDTH - idWidth, MIN_TEXT_WIDTH);
  const margin = ' '.repeat(STATUS_WIDTH + idWidth);

  function lines({ id, finding: { status, found, fix } }: CheckedItem): string {
    const advice = fix === undefined ? [] : wrapped(status === 'skip' ? fix : `Fix: ${fix}`, room);
    const told = [...wrapped(found, room), ...advice].join(`\n${margin}`);
    const head = colors[status](status.padEnd(STATUS_WIDTH)) + bold(id.padEnd(idWidth));
    return `${head}${id.length > MAX_ID_WIDTH ? `\n${margin}` : ''}${told}\n`;
  }

  const counts = (['fail', 'warn', 'ok', 'skip'] as const)
    .map((status) => ({ status, count: examined.filter(({ finding }) => finding.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => colors[status](`${count} ${COUNTED[status]}`));
  return `${examined.map(lines).join('')}\n${counts.join(', ')}.\n`;
}

/** What others say of themselves may be shown to a terminal: it must not obey it. */
function wrapped(text: string, room: number): string[] {
  return wrapAnsi(printable(text).replaceAll('\n', ' '), room, { hard: true }).split('\n');
}
