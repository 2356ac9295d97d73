import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Bot } from '../core/bot/bot.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { ReaderCounts } from '../inference/reader-status.ts';

/** From an answer in memory to the time limit of a request. In seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Requests of one platform with one outcome. */
export interface HandledCount {
  readonly platform: string;
  readonly outcome: string;
  readonly count: number;
}

export interface Metrics {
  readonly observe: Observe;
  /** How many requests had which outcome since the start, as in `kursk_handled_total`. */
  readonly handled: () => Promise<readonly HandledCount[]>;
  /**
   * All metrics, in the text format of Prometheus.
   *
   * @param load how much the bot is working on
   * @param counts what became of the questions sent to the reader; `null` when it is off
   */
  readonly text: (load: ReturnType<Bot['load']>, counts: ReaderCounts | null) => Promise<string>;
}

export function createMetrics(version: string): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const handled = new Counter({
    name: 'kursk_handled_total',
    help: 'Requests handled, by platform, action, outcome and engine.',
    labelNames: ['platform', 'action', 'outcome', 'engine'],
    registers,
  });
  const seconds = new Histogram({
    name: 'kursk_handling_seconds',
    help: 'From the receipt of a request to the delivery of its reply.',
    labelNames: ['platform', 'action'],
    buckets: BUCKETS,
    registers,
  });
  const duplicates = counter(
    'kursk_duplicates_dropped_total',
    'Deliveries of events that were answered already.',
  );
  const recovered = counter(
    'kursk_retries_recovered_total',
    'Requests answered after another process had failed or died.',
  );
  const faults = counter('kursk_faults_total', 'Faults of the program.');
  const storeErrors = new Counter({
    name: 'kursk_store_errors_total',
    help: 'Calls of the store that failed.',
    labelNames: ['call'],
    registers,
  });
  const gapsClosed = new Counter({
    name: 'kursk_gaps_closed_total',
    help: 'Questions that an answer was kept for after they were asked.',
    labelNames: ['platform'],
    registers: [register],
  });
  const keptAnswers = new Counter({
    name: 'kursk_kept_answers_total',
    help: 'Messages that were kept as answers, and answers that were withdrawn.',
    labelNames: ['platform', 'change'],
    registers,
  });
  const queue = new Gauge({
    name: 'kursk_queue',
    help: 'Requests being worked on, and requests waiting.',
    labelNames: ['state'],
    registers,
  });
  const reader = new Gauge({
    name: 'kursk_reader_questions',
    help: 'Questions for the reader since the start: read; or late, crowded or failed, and so answered lexically.',
    labelNames: ['result'],
    registers,
  });
  new Gauge({
    name: 'kursk_build_info',
    help: 'The version that is running.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1);

  function counter(name: string, help: string): Counter<'platform'> {
    return new Counter({ name, help, labelNames: ['platform'], registers });
  }

  return {
    observe(event) {
      switch (event.kind) {
        case 'handled': {
          const { action, outcome, engine, milliseconds, isRecovered } = event;
          const { platform } = event.place;
          handled.inc({ platform, action, outcome, engine: engine ?? 'none' });
          seconds.observe({ platform, action }, milliseconds / 1_000);
          if (outcome === 'duplicate') duplicates.inc({ platform });
          if (isRecovered) recovered.inc({ platform });
          return;
        }
        case 'kept-answer':
          return keptAnswers.inc({ platform: event.place.platform, change: event.change });
        case 'gaps-closed':
          return gapsClosed.inc({ platform: event.platform }, event.questions);
        case 'store-trouble':
          return storeErrors.inc({ call: event.call });
        case 'fault':
          return faults.inc({ platform: event.platform });
        default:
          return event satisfies never;
      }
    },
    async handled() {
      const { values } = await handled.get();
      const sums = new Map<string, HandledCount>();
      for (const { labels, value } of values) {
        const [platform, outcome] = [String(labels.platform), String(labels.outcome)];
        const key = JSON.stringify([platform, outcome]);
        sums.set(key, { platform, outcome, count: (sums.get(key)?.count ?? 0) + value });
      }
      return [...sums.values()];
    },
    text(load, counts) {
      for (const [state, count] of Object.entries(load)) queue.set({ state }, count);
      for (const [result, count] of Object.entries(counts ?? {})) reader.set({ result }, count);
      return register.metrics();
    },
  };
}
