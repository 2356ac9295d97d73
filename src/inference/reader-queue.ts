import type { ReaderCounts } from './reader-status.ts';
import type { SupervisedWorker } from './supervise-worker.ts';
import type { WindowInput, WindowOutput } from './window-encoding.ts';

/** No more questions wait, however patient they are: what they hold is memory. */
const MAX_WAITING = 1000;

/** The questions that wait for the one worker, and are read one after the other. */
export interface ReaderQueue {
  /**
   * What the model makes of each input, in order, and then of those that `further` adds; `null` when that can't be had in time
   * (milliseconds), or at all.
   */
  readonly run: (
    inputs: readonly MakeInput[],
    patience: number,
    further: Further,
  ) => Promise<readonly WindowOutput[] | null>;
  readonly counts: () => ReaderCounts;
}

/** Makes an input when its turn has come: most of what waits too long is never made. */
type MakeInput = () => WindowInput;

/** What is to be read for a question beside, once its inputs were. @param outputs of its inputs */
type Further = (outputs: readonly WindowOutput[]) => readonly MakeInput[];

/** A question that waits or is read. */
interface Job {
  readonly inputs: readonly MakeInput[];
  readonly further: Further;
  readonly outputs: WindowOutput[];
  readonly settle: (outputs: readonly WindowOutput[] | null) => void;
}

/** @param now milliseconds, from any start */
export function createReaderQueue(read: SupervisedWorker['read'], now: () => number): ReaderQueue {
  const counts = { read: 0, late: 0, crowded: 0, failed: 0 };
  const pace = createDurationEstimate(now);
  const jobs = new Set<Job>();
  let isWorking = false;

  /** Reads what waits, first come first served, until nothing does. */
  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (const job of jobs) await readJob(job);
    isWorking = false;
  }

  async function readJob(job: Job): Promise<void> {
    try {
      await readEach(job.inputs, job);
      if (jobs.has(job)) await readEach(job.further(job.outputs), job);
      end(job, 'read', job.outputs);
    } catch {
      end(job, 'failed');
    }
  }

  /** Stops between two windows when the question was given up. */
  async function readEach(inputs: readonly MakeInput[], job: Job): Promise<void> {
    for (const makeInput of inputs) {
      if (!jobs.has(job)) return;
      const start = now();
      job.outputs.push(await read(makeInput()));
      pace.add(now() - start);
    }
  }

  /** One ends once: what is no longer among the jobs has ended. */
  function end(job: Job, way: keyof ReaderCounts, outputs: readonly WindowOutput[] | null = null): void {
    if (!jobs.delete(job)) return;
    counts[way] += 1;
    job.settle(outputs);
  }

  /**
   * Whether a question can't be read in time: there is no use in beginning it, and others wait. What will be read further isn't
   * known yet, and not counted.
   */
  function isHopeless(windows: number, patience: number): boolean {
    let ahead = 0;
    for (const { inputs, outputs } of jobs) ahead += Math.max(0, inputs.length - outputs.length);
    return jobs.size >= MAX_WAITING || pace.timeOf(ahead + windows) > patience;
  }

  return {
    run(inputs, patience, further) {
      if (isHopeless(inputs.length, patience)) {
        counts.crowded += 1;
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        const giveUp = () => end(job, 'late');
        const timer = Number.isFinite(patience) ? setTimeout(giveUp, patience) : undefined;
        const job: Job = {
          inputs,
          further,
          outputs: [],
          settle(outputs) {
            clearTimeout(timer);
            resolve(outputs);
          },
        };
        jobs.add(job);
        work().catch(() => {});
      });
    },
    counts: () => ({ ...counts }),
  };
}

/** What the latest time weighs in the mean. */
const WEIGHT_OF_LATEST = 0.1;

/** A pace that was seen so long ago tells nothing: what was slow then may be fast now. In milliseconds. */
const ESTIMATE_EXPIRES_AFTER = 10_000;

/** How long things of one kind take. */
export interface DurationEstimate {
  /** @param milliseconds that one took */
  readonly add: (milliseconds: number) => void;
  /** How long so many will take, in milliseconds; 0 when none was seen of late. */
  readonly timeOf: (count: number) => number;
}

/** Learns a pace, as an exponentially weighted mean. @param now milliseconds, from any start */
function createDurationEstimate(now: () => number): DurationEstimate {
  let mean = 0;
  let seenAt = Number.NEGATIVE_INFINITY;
  const isKnown = () => now() - seenAt < ESTIMATE_EXPIRES_AFTER;
  return {
    add(milliseconds) {
      mean = isKnown() ? mean + WEIGHT_OF_LATEST * (milliseconds - mean) : milliseconds;
      seenAt = now();
    },
    timeOf: (count) => (isKnown() ? count * mean : 0),
  };
}
