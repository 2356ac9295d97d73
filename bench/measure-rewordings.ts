import type { Answer, Quote } from '../src/core/answering/answer.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { type Column, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import { HARMLESS, type Reword, TELLING } from './rewordings.ts';
import { seeded } from './seeded.ts';
import type { System } from './systems.ts';

/** A question that was put otherwise, and what became of its answer. */
export interface Rewording {
  readonly way: string;
  readonly question: string;
  readonly reworded: string;
  readonly quoteStays: boolean;
  /** Whether it is answered, unsure or abstained from as before. */
  readonly outcomeStays: boolean;
  readonly confidenceFalls: boolean;
}

/** Asks every question as it is, and in every way that fits it. The same questions are put the same way each time. */
export async function askReworded(
  system: System,
  corpora: readonly TestCorpus[],
  onProgress: (done: number) => void,
): Promise<Rewording[]> {
  const below = seeded(1);
  const rewordings: Rewording[] = [];
  let done = 0;
  for (const { articles, questions } of corpora) {
    const { ask } = await system.open(articles);
    for (const { question, previous } of questions) {
      const before = await ask(question, { previous });
      for (const [way, reword] of Object.entries({ ...HARMLESS, ...TELLING })) {
        const reworded = reword(question, below);
        if (reworded === null) continue;
        rewordings.push({ way, question, reworded, ...compare(before, await ask(reworded, { previous })) });
      }
      done += 1;
      onProgress(done);
    }
  }
  return rewordings;
}

function compare(before: Answer, after: Answer) {
  return {
    quoteStays: isSameQuote(firstOf(before), firstOf(after)),
    outcomeStays: before.status === after.status,
    confidenceFalls: after.confidence < before.confidence,
  };
}

function firstOf({ quotes, nearest }: Answer): Quote | undefined {
  return quotes[0] ?? nearest[0];
}

/** Whether both begin at the same place; a neighbouring sentence more or less makes no other quote. Nothing is the same as nothing. */
function isSameQuote(a: Quote | undefined, b: Quote | undefined): boolean {
  return a?.article.id === b?.article.id && a?.passage === b?.passage && a?.start === b?.start;
}

const COLUMNS: readonly Column<readonly Rewording[]>[] = [
  { group: '', heading: 'asked', cell: ({ length }) => String(length) },
  { group: 'stays', heading: 'first quote', cell: (all) => shareOf(all, ({ quoteStays }) => quoteStays) },
  { group: 'stays', heading: 'outcome', cell: (all) => shareOf(all, ({ outcomeStays }) => outcomeStays) },
  { group: '', heading: 'noticed', cell: (all) => shareOf(all, isNoticed) },
];

/** Whether another quote comes first, or the same with less confidence. */
function isNoticed({ quoteStays, confidenceFalls }: Rewording): boolean {
  return !quoteStays || confidenceFalls;
}

function shareOf(all: readonly Rewording[], isCounted: (one: Rewording) => boolean): string {
  return formatPercentage(all.length === 0 ? null : all.filter(isCounted).length / all.length);
}

/** A row for each way, under its kind. @param examples of each way, that didn't turn out as they should */
export function renderRewordings(rewordings: readonly Rewording[], examples: number): string {
  const table = renderTable(COLUMNS, [
    ...rowsOf('harmless', HARMLESS, rewordings),
    ...rowsOf('asks something else', TELLING, rewordings),
  ]);
  const wrong = rewordings.filter((one) => (one.way in HARMLESS ? !one.quoteStays : !isNoticed(one)));
  const shown = Object.keys({ ...HARMLESS, ...TELLING }).flatMap((way) =>
    wrong
      .filter((one) => one.way === way)
      .slice(0, examples)
      .map(({ question, reworded }) => `${way}: ${question} → ${reworded}\n`),
  );
  return shown.length === 0 ? table : `${table}\n${shown.join('')}`;
}

function rowsOf(kind: string, ways: Readonly<Record<string, Reword>>, rewordings: readonly Rewording[]) {
  return [
    { label: kind, row: rewordings.filter(({ way }) => way in ways) },
    ...Object.keys(ways).map((way) => ({
      label: `  ${way}`,
      row: rewordings.filter((one) => one.way === way),
    })),
  ];
}
