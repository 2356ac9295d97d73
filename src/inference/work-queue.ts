/*
 * A bounded queue in front of one worker: questions are served one after the other, first come first served. A question that can't
 * be finished within its timeout, at the speed of the latest inputs, is refused at once, so that others don't wait for nothing. One
 * that times out leaves the queue between two of its inputs. Work in the background goes on when there is no question, one input at a time.
 */

/** However long their timeouts, because waiting questions take memory. */
const MAX_QUEUED_JOBS = 1000;

export interface WorkQueue<Input, Output> {
  /**
   * The output for each input, in order, and then for those that `further` adds. `null`: refused, failed, or not finished within the
   * timeout.
   */
  readonly run: (
    inputs: readonly MakeInput<Input>[],
    options: RunOptions<Input, Output>,
  ) => Promise<readonly Output[] | null>;
  readonly counts: () => QueueCounts;
  /** Whether a question is waiting or being served. */
  readonly isBusy: () => boolean;
}

/** Makes an input when it is needed: most questions that time out never need theirs. */
type MakeInput<Input> = () => Input;

interface RunOptions<Input, Output> {
  /** In milliseconds, or `Infinity`. */
  readonly timeout: number;
  /** Chooses more inputs. @param outputs of the first inputs */
  readonly further?: (outputs: readonly Output[]) => readonly MakeInput<Input>[];
  /** Whether all questions go first, even those that come later. */
  readonly isBackground?: boolean;
}

/** Numbers of questions by outcome. */
export interface QueueCounts {
  readonly done: number;
  /** Timed out. */
  readonly late: number;
  /** Refused, because the queue was too long. */
  readonly crowded: number;
  /** The worker failed or died. */
  readonly failed: number;
}

interface Job<Input, Output> {
  inputs: readonly MakeInput<Input>[];
  /** `null` once it was called. */
  further: RunOptions<Input, Output>['further'] | null;
  readonly outputs: Output[];
  readonly isBackground: boolean;
  readonly resolve: (outputs: readonly Output[] | null) => void;
}

/**
 * @param work what the worker does, one input at a time
 * @param now milliseconds, from any start
 */
export function createWorkQueue<Input, Output>(
  work: (input: Input) => Promise<Output>,
  now: () => number,
): WorkQueue<Input, Output> {
  const counts = { done: 0, late: 0, crowded: 0, failed: 0 };
  const inputDuration = createDurationEstimate(now);
  const queue = new Set<Job<Input, Output>>();
  let isRunning = false;

  async function drain(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let job = nextJob(); job !== undefined; job = nextJob()) await advance(job);
    isRunning = false;
  }

  function nextJob(): Job<Input, Output> | undefined {
    const [first] = queue;
    return questions().next().value ?? first;
  }

  function* questions(): Generator<Job<Input, Output>, undefined> {
    for (const job of queue) if (!job.isBackground) yield job;
  }

  /** Does the next input of a job. */
  async function advance(job: Job<Input, Output>): Promise<void> {
    try {
      const makeInput = job.inputs[job.outputs.length] ?? addFurther(job);
      if (makeInput === undefined) return finish(job, 'done', job.outputs);
      const start = now();
      job.outputs.push(await work(makeInput()));
      if (!job.isBackground) inputDuration.add(now() - start);
    } catch {
      finish(job, 'failed');
    }
  }

  /** The first of the inputs that are added. */
  function addFurther(job: Job<Input, Output>): MakeInput<Input> | undefined {
    const added = job.further?.(job.outputs) ?? [];
    job.further = null;
    job.inputs = [...job.inputs, ...added];
    return added[0];
  }

  /** Does nothing for a job that has left the queue. */
  function finish(
    job: Job<Input, Output>,
    outcome: keyof QueueCounts,
    outputs: readonly Output[] | null = null,
  ): void {
    if (!queue.delete(job)) return;
    if (!job.isBackground) counts[outcome] += 1;
    job.resolve(outputs);
  }

  /** Whether the queue is full, or too long for the timeout. Doesn't count inputs that `further` will add. */
  function isTooLong(length: number, timeout: number): boolean {
    let ahead = 0;
    for (const { inputs, outputs } of questions()) ahead += Math.max(0, inputs.length - outputs.length);
    return queue.size >= MAX_QUEUED_JOBS || inputDuration.estimate(ahead + length) > timeout;
  }

  return {
    run(inputs, { timeout, further, isBackground = false }) {
      if (isTooLong(inputs.length, timeout)) {
        counts.crowded += 1;
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        const giveUp = () => finish(job, 'late');
        const timer = Number.isFinite(timeout) ? setTimeout(giveUp, timeout) : undefined;
        const job: Job<Input, Output> = {
          inputs,
          further,
          outputs: [],
          isBackground,
          resolve(outputs) {
            clearTimeout(timer);
            resolve(outputs);
          },
        };
        queue.add(job);
        drain().catch(() => {});
      });
    },
    counts: () => ({ ...counts }),
    isBusy: () => questions().next().done === false,
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
