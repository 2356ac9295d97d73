import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';
import type { Observe } from '../core/ports/observe.ts';
import { StoreUnavailable } from '../core/ports/store.ts';

/** What holds what people wrote, who they are by name, or a secret: never written, should anybody hand it to the log. */
const REDACTED_KEYS =
  'text question previous reason comment content body message name username user_name title token authorization secret password cookie'.split(
    ' ',
  );

/** How deep in what is logged it is looked for. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * The log of the process: JSON, one line an event, without anything that people wrote, without secrets and without names.
 *
 * @param destination standard output, unless told otherwise
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const paths = DEPTHS.flatMap((depth) => REDACTED_KEYS.map((key) => depth + key));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[redacted]' },
      serializers: { err: serializeError },
      hooks: {
        logMethod(given, log) {
          const [what, ...line] = given;
          // Of an error without a line to go with it, pino would make the error's message the line.
          log.call(this, what, ...(line.length > 0 || typeof what === 'string' ? line : ['']));
        },
      },
    },
    destination ?? pino.destination(1),
  );
}

/**
 * An error without its message, which may hold what somebody wrote or a token; only a message that was made for operators is
 * told. Where it was thrown says the rest.
 */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '', cause } = error;
  return {
    type: name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error instanceof StoreUnavailable ? { why: error.message } : {}),
    at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause === undefined ? {} : { cause: serializeError(cause) }),
  };
}

/** Writes what the bot does to the log, a line an event: ids, what became of it, how sure and how long. */
export function createLogObserver(log: Pick<Logger, 'info' | 'warn' | 'error'>): Observe {
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
