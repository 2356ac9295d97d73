import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';
import { inertJson } from '../core/inert-text.ts';
import type { Observe } from '../core/ports/observe.ts';
import { StoreUnavailable } from '../core/ports/store.ts';

/** Keys of what people wrote, of names and of secrets: never logged, even if passed by mistake. */
const REDACTED_KEYS =
  'text question previous reason comment content body message name username user_name title token authorization secret password cookie'.split(
    ' ',
  );

/** How deep these keys are searched in what is logged. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * The log of the process: a line of JSON per event, without text that people wrote, secrets or names.
 *
 * @param destination standard output by default
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
        // A log is read in terminals too, and names come from outside.
        streamWrite: inertJson,
        logMethod(args, log) {
          const [details, ...message] = args;
          // For an error without a message, pino would log the error's own, which may hold what people wrote.
          log.call(this, details, ...(message.length > 0 || typeof details === 'string' ? message : ['']));
        },
      },
    },
    destination ?? pino.destination(1),
  );
}

/**
 * Drops an error's message, which may hold a token or what somebody wrote, unless it was written for operators. The stack says
 * where it was thrown.
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

/** Logs a line for each thing the bot did: ids, outcome, confidence and duration. */
export function createLogObserver(log: Pick<Logger, 'info' | 'warn' | 'error'>): Observe {
  return (event) => {
    switch (event.kind) {
      case 'handled': {
        const { kind, place, ...rest } = event;
        return log.info({ ...place, ...rest }, kind);
      }
      case 'kept-answer': {
        const { kind, place, ...rest } = event;
        return log.info({ ...place, ...rest }, kind);
      }
      case 'gaps-closed': {
        const { kind, ...rest } = event;
        return log.info(rest, kind);
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
