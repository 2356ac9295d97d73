import { english } from '../../../src/core/bot/wording/english.ts';
import type { Asked } from './ask.ts';
import type { Seen, Witness } from './witness.ts';

/** What became of questions. */
export interface Tally {
  readonly asked: number;
  /** Those that people see an answer to. */
  readonly answered: number;
  /** Those that people see an apology for, and no answer. */
  readonly apologised: number;
  /** Those that people see both for. */
  readonly both: number;
  /** Those that people see nothing for. */
  readonly lost: number;
  /** Those of the lost that nobody acknowledged: the platform tells people that the bot doesn't respond. */
  readonly refused: number;
  /** Those that people see more than one answer to. */
  readonly doubled: number;
  /** Those that the platform delivered more than once. */
  readonly again: number;
  /** Those whose process was killed between acknowledgement and answer; and of them, those that were lost. */
  readonly orphaned: number;
  readonly orphansLost: number;
  /** From when each was sent until people saw something. In milliseconds. */
  readonly milliseconds: readonly number[];
}

const APOLOGIES: ReadonlySet<string> = new Set([
  english.failed,
  english.tookTooLong,
  english.busy,
  english.cannotNow,
]);

/** @param killed when processes were, by `performance.now()` */
export function tally(asked: readonly Asked[], witness: Witness, killed: ReadonlyMap<string, number>): Tally {
  const outcomes = asked.map((one) => {
    const seen = witness.seenAt(one.key);
    const apologies = seen.filter(isApology).length;
    const answers = seen.length - apologies;
    const firstAt = seen.length === 0 ? Infinity : Math.min(...seen.map(({ at }) => at));
    return {
      answers,
      apologies,
      isLost: seen.length === 0,
      isRefused: seen.length === 0 && one.by === null,
      isAgain: one.deliveries > 1,
      isOrphan: one.by !== null && (killed.get(one.by) ?? Infinity) < firstAt,
      milliseconds: firstAt - one.sentAt,
    };
  });
  type Outcome = (typeof outcomes)[number];
  const count = (isIt: (outcome: Outcome) => boolean) => outcomes.filter(isIt).length;
  return {
    asked: outcomes.length,
    answered: count(({ answers }) => answers > 0),
    apologised: count(({ answers, apologies }) => answers === 0 && apologies > 0),
    both: count(({ answers, apologies }) => answers > 0 && apologies > 0),
    lost: count(({ isLost }) => isLost),
    refused: count(({ isRefused }) => isRefused),
    doubled: count(({ answers }) => answers > 1),
    again: count(({ isAgain }) => isAgain),
    orphaned: count(({ isOrphan }) => isOrphan),
    orphansLost: count(({ isOrphan, isLost }) => isOrphan && isLost),
    milliseconds: outcomes.filter(({ isLost }) => !isLost).map(({ milliseconds }) => milliseconds),
  };
}

function isApology({ text }: Seen): boolean {
  return APOLOGIES.has(text);
}
