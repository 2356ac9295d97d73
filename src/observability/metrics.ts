import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Bot } from '../core/bot/bot.ts';
import type { Observe } from '../core/ports/observe.ts';
import type { ReaderCounts } from '../inference/reader-status.ts';

/** From a lookup in memory to the longest that anybody waits. In seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

export interface Metrics {
  /** Counts what the bot does. */
  readonly observe: Observe;
  /**
   * All figures, in the text format of Prometheus.
   *
   * @param load what the bot is at
   * @param counts what became of the questions that were to be read; `null` where nothing is read
   */
  readonly text: (load: ReturnType<Bot['load']>, counts: ReaderCounts | null) => Promise<string>;
}

/** The service in figures. */
export function createMetrics(version: string): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const handled = new Counter({
    name: 'kursk_handled_total',
    help: 'Requests dealt with, by platform, what was wanted and what came of it.',
    labelNames: ['platform', 'action', 'outcome', 'engine'],
    registers,
  });
  const seconds = new Histogram({
    name: 'kursk_handling_seconds',
    help: 'From when a request came in until its reply was delivered.',
    labelNames: ['platform', 'action'],
    buckets: BUCKETS,
    registers,
  });
  const duplicates = counter('kursk_duplicates_dropped_total', 'Deliveries of what was answered already.');
  const recovered = counter(
    'kursk_retries_recovered_total',
    'Answered after somebody else had failed or died.',
  );
  const faults = counter('kursk_faults_total', 'What must not happen.');
  const storeErrors = new Counter({
    name: 'kursk_store_errors_total',
    help: 'Calls that the store failed.',
    labelNames: ['call'],
    registers,
  });
  const queue = new Gauge({
    name: 'kursk_queue',
    help: 'Requests that are worked on, and that wait for their turn.',
    labelNames: ['state'],
    registers,
  });
  const reader = new Gauge({
    name: 'kursk_reader_questions',
    help: 'Questions to be read since the start: read; or late, crowded or failed, and so answered lexically.',
    labelNames: ['result'],
    registers,
  });
  new Gauge({
    name: 'kursk_build_info',
    help: 'The version that runs.',
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
        case 'store-trouble':
          return storeErrors.inc({ call: event.call });
        case 'fault':
          return faults.inc({ platform: event.platform });
        default:
          return event satisfies never;
      }
    },
    text(load, counts) {
      for (const [state, count] of Object.entries(load)) queue.set({ state }, count);
      for (const [result, count] of Object.entries(counts ?? {})) reader.set({ result }, count);
      return register.metrics();
    },
  };
}
