import type { ReaderCounts } from './reader-status.ts';
import type { SupervisedWorker } from './supervise-worker.ts';
import type { WindowInput, WindowOutput } from './window-encoding.ts';

/*
 * A bounded queue in front of the one worker: questions are read one after the other, first come first served. A question that can't
 * be finished within its timeout, at the speed of the latest windows, is refused at once, so that others don't wait for nothing. One
 * that times out leaves the queue between two of its windows.
 */

/** However long their timeouts, because waiting questions take memory. */
const MAX_QUEUED_QUESTIONS = 1000;

export interface ReaderQueue {
  /**
   * The model's output for each input, in order, and then for those that `further` adds. `null`: refused, failed, or not finished
   * within the timeout.
   *
   * @param timeout in milliseconds, or `Infinity`
   */
  readonly run: (
    inputs: readonly MakeInput[],
    timeout: number,
    further: Further,
  ) => Promise<readonly WindowOutput[] | null>;
  readonly counts: () => ReaderCounts;
}

/** Makes an input when it is needed: most questions that time out never need theirs. */
type MakeInput = () => WindowInput;

/** Chooses more inputs for a question. @param outputs of its first inputs */
type Further = (outputs: readonly WindowOutput[]) => readonly MakeInput[];

interface QueuedQuestion {
  readonly inputs: readonly MakeInput[];
  readonly further: Further;
  readonly outputs: WindowOutput[];
  readonly resolve: (outputs: readonly WindowOutput[] | null) => void;
}

/** @param now milliseconds, from any start */
export function createReaderQueue(read: SupervisedWorker['read'], now: () => number): ReaderQueue {
  const counts = { read: 0, late: 0, crowded: 0, failed: 0 };
  const windowDuration = createDurationEstimate(now);
  const queue = new Set<QueuedQuestion>();
  let isRunning = false;

  async function drain(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (const question of queue) await readQuestion(question);
    isRunning = false;
  }

  async function readQuestion(question: QueuedQuestion): Promise<void> {
    try {
      await readEach(question.inputs, question);
      if (queue.has(question)) await readEach(question.further(question.outputs), question);
      finish(question, 'read', question.outputs);
    } catch {
      finish(question, 'failed');
    }
  }

  /** Stops between two windows if the question has timed out. */
  async function readEach(inputs: readonly MakeInput[], question: QueuedQuestion): Promise<void> {
    for (const makeInput of inputs) {
      if (!queue.has(question)) return;
      const start = now();
      question.outputs.push(await read(makeInput()));
      windowDuration.add(now() - start);
    }
  }

  /** Does nothing for a question that has left the queue. */
  function finish(
    question: QueuedQuestion,
    outcome: keyof ReaderCounts,
    outputs: readonly WindowOutput[] | null = null,
  ): void {
    if (!queue.delete(question)) return;
    counts[outcome] += 1;
    question.resolve(outputs);
  }

  /** Whether the queue is full, or too long for the timeout. Doesn't count windows that `further` will add. */
  function isTooLong(windows: number, timeout: number): boolean {
    let ahead = 0;
    for (const { inputs, outputs } of queue) ahead += Math.max(0, inputs.length - outputs.length);
    return queue.size >= MAX_QUEUED_QUESTIONS || windowDuration.estimate(ahead + windows) > timeout;
  }

  return {
    run(inputs, timeout, further) {
      if (isTooLong(inputs.length, timeout)) {
        counts.crowded += 1;
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        const giveUp = () => finish(question, 'late');
        const timer = Number.isFinite(timeout) ? setTimeout(giveUp, timeout) : undefined;
        const question: QueuedQuestion = {
          inputs,
          further,
          outputs: [],
          resolve(outputs) {
            clearTimeout(timer);
            resolve(outputs);
          },
        };
        queue.add(question);
        drain().catch(() => {});
      });
    },
    counts: () => ({ ...counts }),
  };
}

/** The weight of the latest duration in the mean. */
const SMOOTHING_FACTOR = 0.1;

/** After a pause, what was slow may be fast again. In milliseconds. */
const ESTIMATE_EXPIRES_AFTER = 10_000;

interface DurationEstimate {
  /** @param duration of one item, in milliseconds */
  readonly add: (duration: number) => void;
  /** How long so many items will take, in milliseconds; 0 if nothing is known. */
  readonly estimate: (count: number) => number;
}

/** Estimates by an exponential moving average. @param now milliseconds, from any start */
function createDurationEstimate(now: () => number): DurationEstimate {
  let mean = 0;
  let updatedAt = Number.NEGATIVE_INFINITY;
  const isKnown = () => now() - updatedAt < ESTIMATE_EXPIRES_AFTER;
  return {
    add(duration) {
      mean = isKnown() ? mean + SMOOTHING_FACTOR * (duration - mean) : duration;
      updatedAt = now();
    },
    estimate: (count) => (isKnown() ? count * mean : 0),
  };
}
