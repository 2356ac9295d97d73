import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Answer } from '../src/core/answering/answer.ts';
import type { Ask } from '../src/core/answering/ask.ts';
import type { QuotedArticle } from '../src/core/answering/follow-up/interpret-follow-up.ts';
import type { Article } from '../src/core/article.ts';
import { isStatement, whyIgnored } from '../src/core/bot/meant-for-bot.ts';
import { judgeAnswer } from '../src/evaluation/judge.ts';
import { formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { System } from './systems.ts';

/** How a turn follows the one before, or that it is the first. An empty gold is right for the last two alone. */
const TURN_KINDS = [
  'first',
  'pronoun',
  'counterpart',
  'answer',
  'elliptic',
  'topic',
  'not answered',
  'no question',
] as const;

const dialogueSchema = z.object({
  collection: z.string(),
  half: z.enum(['tuned', 'held out']),
  turns: z.array(
    z.object({ question: z.string(), gold: z.array(z.string().min(1)), kind: z.enum(TURN_KINDS) }),
  ),
});

export type Dialogue = z.infer<typeof dialogueSchema>;

type Half = Dialogue['half'];
type Turn = Dialogue['turns'][number];

/** One turn, and what came of it. */
export interface TurnOutcome {
  readonly half: Half;
  readonly collection: string;
  readonly turn: Turn;
  /** `null`: not meant for the bot, so that nothing was looked up. */
  readonly answer: Answer | null;
  /** The rank, from 1, of the first right quote; `null` when none is right, or nothing was quoted. */
  readonly rank: number | null;
  readonly milliseconds: number;
}

/** @param file of JSON Lines, a dialogue each */
export async function readDialogues(file: string): Promise<Dialogue[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => dialogueSchema.parse(JSON.parse(line)));
}

/** What is said to be right, but stands in no passage of its collection. */
export function missingGold(dialogue: Dialogue, articles: readonly Article[]): string[] {
  const texts = articles.flatMap(({ passages }) => passages.map(({ text }) => text));
  return dialogue.turns
    .flatMap(({ gold }) => gold)
    .filter((piece) => !texts.some((text) => text.includes(piece)));
}

/**
 * Holds dialogues as in a thread that the bot listens to: from the second turn on, what isn't meant for it is passed over.
 *
 * @param articlesOf the articles of a collection
 */
export async function holdDialogues(
  system: System,
  dialogues: readonly Dialogue[],
  articlesOf: (collection: string) => Promise<readonly Article[]>,
  onProgress: (done: number) => void,
): Promise<TurnOutcome[]> {
  const outcomes: TurnOutcome[] = [];
  for (const collection of new Set(dialogues.map((dialogue) => dialogue.collection))) {
    const { ask } = await system.open(await articlesOf(collection));
    for (const dialogue of dialogues.filter((one) => one.collection === collection)) {
      outcomes.push(...(await holdDialogue(ask, dialogue)));
      onProgress(outcomes.length);
    }
  }
  return outcomes;
}

async function holdDialogue(ask: Ask, { half, collection, turns }: Dialogue): Promise<TurnOutcome[]> {
  const outcomes: TurnOutcome[] = [];
  let previous = '';
  let quoted: QuotedArticle | null = null;
  for (const [place, turn] of turns.entries()) {
    const { question, gold, kind } = turn;
    const common = { half, collection, turn };
    if (place > 0 && whyIgnored({ way: 'thread', written: question, callsOthers: false }) !== null) {
      outcomes.push({ ...common, answer: null, rank: null, milliseconds: 0 });
      continue;
    }
    const start = performance.now();
    const answer = await ask(question, { previous, quoted });
    const milliseconds = performance.now() - start;
    const expected = {
      answerable: gold.length > 0,
      gold: gold.map((text) => ({ text, passage: null })),
      kind,
    };
    const { rank, abstained } = judgeAnswer(answer, expected, milliseconds);
    outcomes.push({ ...common, answer, rank: abstained ? null : rank, milliseconds });
    if (isStatement(question)) continue;
    previous = answer.readAs ?? question;
    quoted = [...answer.quotes, ...answer.nearest][0]?.article ?? null;
  }
  return outcomes;
}

interface DialogueMeasures {
  readonly turns: number;
  readonly hitAt1: number | null;
  readonly hitAt3: number | null;
  /** Of the turns that nothing should be quoted for, those that nothing was quoted for. */
  readonly silent: number | null;
  /** The median, of those that were looked up. */
  readonly milliseconds: number | null;
}

function measureTurns(outcomes: readonly TurnOutcome[]): DialogueMeasures {
  const answerable = outcomes.filter(({ turn }) => turn.gold.length > 0);
  const others = outcomes.filter(({ turn }) => turn.gold.length === 0);
  const times = outcomes
    .filter(({ answer }) => answer !== null)
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  return {
    turns: outcomes.length,
    hitAt1: shareOf(answerable, ({ rank }) => rank === 1),
    hitAt3: shareOf(answerable, ({ rank }) => rank !== null && rank <= 3),
    silent: shareOf(others, ({ answer }) => answer === null || answer.quotes.length === 0),
    milliseconds: times[Math.floor(times.length / 2)] ?? null,
  };
}

function shareOf<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(isCounted).length / items.length;
}

/** A table of each half's kinds of turns, and of all that follow a first one. */
export function renderDialogues(outcomes: readonly TurnOutcome[]): string {
  const halves = [...new Set(outcomes.map(({ half }) => half))];
  const rows = halves.flatMap((half) => {
    const ofHalf = outcomes.filter((outcome) => outcome.half === half);
    const kinds = TURN_KINDS.map((kind) => ({
      label: `  ${kind}`,
      row: measureTurns(ofHalf.filter(({ turn }) => turn.kind === kind)),
    }));
    const followUps = ofHalf.filter(({ turn }) => !['first', 'topic'].includes(turn.kind));
    return [{ label: half, row: null }, ...kinds, { label: '  follow-ups', row: measureTurns(followUps) }];
  });
  const share = (heading: string, value: (row: DialogueMeasures) => number | null) => ({
    group: '',
    heading,
    cell: (row: DialogueMeasures) => formatPercentage(value(row)),
  });
  return renderTable(
    [
      { group: '', heading: 'turns', cell: ({ turns }) => String(turns) },
      share('hit @1', ({ hitAt1 }) => hitAt1),
      share('hit @3', ({ hitAt3 }) => hitAt3),
      share('silent', ({ silent }) => silent),
      { group: '', heading: 'ms', cell: ({ milliseconds }) => milliseconds?.toFixed(0) ?? '–' },
    ],
    rows,
  );
}

/** The turns that went wrong: what was asked, how it was read, and what came first. */
export function renderWrongTurns(outcomes: readonly TurnOutcome[]): string {
  return outcomes
    .filter(({ turn, answer, rank }) =>
      turn.gold.length === 0 ? answer !== null && answer.quotes.length > 0 : rank !== 1,
    )
    .map(({ collection, turn, answer, rank }) => {
      const first = answer?.quotes[0] ?? answer?.nearest[0];
      const outcome = answer === null ? 'passed over' : `${answer.status} ${answer.confidence}`;
      return `\n${collection}, ${turn.kind}: ${turn.question}\n  ${outcome}, rank ${rank ?? '–'}: ${first?.text ?? '–'}\n`;
    })
    .join('');
}
