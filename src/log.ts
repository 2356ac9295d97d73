import { type DestinationStream, type Logger, pino } from 'pino';
import { StoreUnavailable } from './core/ports/store-unavailable.ts';
import type { LogLevel } from './log-level.ts';

/** What holds what people wrote, who they are by name, or a secret: never written, should anybody hand it to the log. */
const UNSPEAKABLE =
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
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const paths = DEPTHS.flatMap((depth) => UNSPEAKABLE.map((key) => depth + key));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[redacted]' },
      serializers: { err: withoutWords },
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
function withoutWords(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '', cause } = error;
  return {
    type: name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error instanceof StoreUnavailable ? { why: error.message } : {}),
    at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause === undefined ? {} : { cause: withoutWords(cause) }),
  };
}
