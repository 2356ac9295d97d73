import type { Logger } from 'pino';
import type { Observe } from './core/ports/observe.ts';

/** Writes what the bot does to the log, a line an event: ids, what became of it, how sure and how long. */
export function logEvents(log: Pick<Logger, 'info' | 'warn' | 'error'>): Observe {
  return (event) => {
    switch (event.kind) {
      case 'handled': {
        const { kind, place, ...rest } = event;
        return log.info({ ...place, ...rest }, kind);
      }
      case 'store-trouble':
        return log.warn({ call: event.call, err: event.error }, event.kind);
      case 'fault':
        return log.error({ event: event.event, platform: event.platform, err: event.error }, event.kind);
      default:
        return event satisfies never;
    }
  };
}
