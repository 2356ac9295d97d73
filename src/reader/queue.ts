import { createPace } from './pace.ts';
import type { ReaderCounts } from './reader-counts.ts';
import { type RunningWorker, runWorker } from './run-worker.ts';
import type { WindowInput } from './window-input.ts';
import type { WindowOutput } from './window-output.ts';
import type { FromWorker, WorkerSettings } from './worker-messages.ts';

/** No more questions wait, however patient they are: what they hold is memory. */
const MOST_WAITING = 1000;

/** A worker that dies so often before it can read, one start after the other, is not started again. */
const MOST_FAILED_STARTS = 3;

/** Whether the reader reads; if not, why, as the end of a sentence ("…: its file … is missing"). */
export type ReaderState =
  | { readonly state: 'starting' | 'ready' }
  | { readonly state: 'unusable'; readonly reason: string };

/** The questions that wait for the one worker, in order, and the worker. */
export interface Queue {
  /** What the model makes of each input, in order; `null` when that can't be had in time (milliseconds), or at all. */
  readonly run: (inputs: readonly WindowInput[], patience: number) => Promise<readonly WindowOutput[] | null>;
  readonly state: () => ReaderState;
  /** The state, once it is no longer starting. */
  readonly started: Promise<ReaderState>;
  readonly counts: () => ReaderCounts;
  readonly close: () => Promise<void>;
}

/** A question that waits or is read. */
interface Job {
  readonly inputs: readonly WindowInput[];
  readonly outputs: WindowOutput[];
  readonly settle: (outputs: readonly WindowOutput[] | null) => void;
}

export function createQueue(program: URL, settings: WorkerSettings): Queue {
  const counts = { read: 0, late: 0, crowded: 0, failed: 0, restarts: 0 };
  const pace = createPace();
  /** The first is the one that is read. */
  let jobs: Job[] = [];
  /** Whose window the worker has; it may have been given up meanwhile. */
  let inWorker: { readonly job: Job; readonly since: number } | null = null;
  let state: ReaderState = { state: 'starting' };
  let failedStarts = 0;
  let tellStarted: (state: ReaderState) => void = () => {};
  const started = new Promise<ReaderState>((resolve) => {
    tellStarted = resolve;
  });
  let worker = start();

  function start(): RunningWorker {
    return runWorker(program, settings, { onMessage: hear, onDeath: restart });
  }

  function enter(next: ReaderState): void {
    state = next;
    if (next.state !== 'starting') tellStarted(next);
    if (next.state === 'unusable') for (const job of jobs) end(job, 'failed');
    else advance();
  }

  function restart(reason: string): void {
    failedStarts += 1;
    if (inWorker !== null) end(inWorker.job, 'failed');
    inWorker = null;
    if (failedStarts >= MOST_FAILED_STARTS) return enter({ state: 'unusable', reason });
    counts.restarts += 1;
    worker = start();
    enter({ state: 'starting' });
  }

  function hear(message: FromWorker): void {
    switch (message.state) {
      case 'ready':
        failedStarts = 0;
        return enter({ state: 'ready' });
      case 'unusable':
        return enter({ state: 'unusable', reason: message.reason });
      case 'failed':
        if (inWorker !== null) end(inWorker.job, 'failed');
        break;
      case 'read':
        take(message.output);
        break;
      default:
        message satisfies never;
    }
    inWorker = null;
    advance();
  }

  function take(output: WindowOutput): void {
    if (inWorker === null) return;
    const { job, since } = inWorker;
    pace.add(performance.now() - since);
    job.outputs.push(output);
    if (job.outputs.length === job.inputs.length) end(job, 'read', job.outputs);
  }

  /** Gives the worker the next window, if it is free. */
  function advance(): void {
    const [job] = jobs;
    const input = job?.inputs[job.outputs.length];
    worker.hold(jobs.length > 0);
    if (job === undefined || input === undefined || inWorker !== null || state.state !== 'ready') return;
    inWorker = { job, since: performance.now() };
    worker.send(input);
  }

  /** One ends once: what is no longer among the jobs has ended. */
  function end(job: Job, way: keyof ReaderCounts, outputs: readonly WindowOutput[] | null = null): void {
    if (!jobs.includes(job)) return;
    jobs = jobs.filter((other) => other !== job);
    counts[way] += 1;
    job.settle(outputs);
  }

  /** Whether a question can't be read in time: there is no use in beginning it, and others wait. */
  function isHopeless(windows: number, patience: number): boolean {
    const ahead = jobs.reduce((sum, { inputs, outputs }) => sum + inputs.length - outputs.length, 0);
    return jobs.length >= MOST_WAITING || pace.timeOf(ahead + windows) > patience;
  }

  return {
    async run(inputs, patience) {
      if (state.state === 'unusable') return null;
      if (inputs.length === 0) return [];
      if (isHopeless(inputs.length, patience)) {
        counts.crowded += 1;
        return null;
      }
      return new Promise((resolve) => {
        const timer = Number.isFinite(patience) ? setTimeout(() => giveUp(job), patience) : undefined;
        const job: Job = {
          inputs,
          outputs: [],
          settle(outputs) {
            clearTimeout(timer);
            resolve(outputs);
          },
        };
        jobs.push(job);
        advance();
      });

      function giveUp(job: Job): void {
        end(job, 'late');
        advance();
      }
    },
    state: () => state,
    started,
    counts: () => ({ ...counts }),
    async close() {
      enter({ state: 'unusable', reason: 'it was closed' });
      await worker.stop();
    },
  };
}
