import { webApi } from '@slack/bolt';

/** Logs an event for operators: its name, and details without anything that people wrote. Must not throw. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  details?: Readonly<Record<string, unknown>>,
) => void;

/** Slack's code for an error, such as `not_in_channel`; else the HTTP status or the name of the error. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof ResponseUrlError) return error.code ?? `response_url_${error.status}`;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

const REINSTALL = 'Put the output of `kursk slack manifest` into the app’s settings and install it again.';
const TOKEN = 'Copy the token from the app’s settings again (SLACK_BOT_TOKEN), or install the app again.';
const UNREACHABLE = 'Slack can’t be reached: check the network and SLACK_API_URL.';
const INVITE = 'Somebody in the channel has to invite the bot (/invite).';

/** What is closed to a message that Slack refuses with a code; `all`: everything, until an operator does something. */
export type Closed = 'channel' | 'place' | 'all';

interface KnownError {
  /** What an operator can do about it. */
  readonly fix: string;
  /** `place`: the thread or message, while the channel may be open. */
  readonly closed?: Closed;
}

const ARCHIVED = 'The channel is archived; nothing can be posted there.';
const SETTINGS = 'The workspace’s settings keep the bot from posting there.';
const SOCKET_MODE_OFF =
  'Socket Mode is turned off: turn it on in the app’s settings, or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN.';
const REPLACED = 'Nothing: Slack replaces connections now and then.';
const URL_USED_UP = 'A response_url works for 30 minutes and five times.';
const NO_THREAD = 'Nothing: Slack has no replies to that message, or it was deleted.';

/** By the code of the error. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const KNOWN_ERRORS: Readonly<Record<string, KnownError>> = {
  missing_scope: { fix: REINSTALL, closed: 'all' },
  not_allowed_token_type: { fix: TOKEN, closed: 'all' },
  invalid_auth: { fix: TOKEN, closed: 'all' },
  not_authed: { fix: TOKEN, closed: 'all' },
  token_revoked: { fix: TOKEN, closed: 'all' },
  token_expired: { fix: TOKEN, closed: 'all' },
  account_inactive: { fix: TOKEN, closed: 'all' },
  not_in_channel: { fix: INVITE, closed: 'channel' },
  channel_not_found: { fix: INVITE, closed: 'channel' },
  is_archived: { fix: ARCHIVED, closed: 'channel' },
  restricted_action: { fix: SETTINGS, closed: 'channel' },
  restricted_action_read_only_channel: { fix: SETTINGS, closed: 'channel' },
  restricted_action_thread_locked: { fix: SETTINGS, closed: 'channel' },
  restricted_action_non_threadable_channel: { fix: NO_THREAD, closed: 'place' },
  restricted_action_thread_only_channel: {
    fix: 'Nothing: the channel takes replies in threads only. Mentions of the bot are answered in their thread.',
    closed: 'place',
  },
  cannot_reply_to_message: { fix: NO_THREAD, closed: 'place' },
  thread_not_found: { fix: NO_THREAD, closed: 'place' },
  message_not_found: { fix: NO_THREAD, closed: 'place' },
  messages_tab_disabled: {
    fix: 'Turn on the Messages Tab under App Home in the app’s settings.',
    closed: 'all',
  },
  channel_busy: {
    fix: 'The bot had more messages for the channel than Slack takes, which is one a second. It gets better by itself; a lower QUESTIONS_PER_CHANNEL helps.',
  },
  slack_webapi_rate_limited_error: { fix: 'Slack limited the rate of messages; it gets better by itself.' },
  used_url: { fix: URL_USED_UP },
  expired_url: { fix: URL_USED_UP },
  response_url_404: { fix: URL_USED_UP },
  response_url_410: { fix: URL_USED_UP },
  // Reasons for which Slack ends a socket.
  link_disabled: { fix: SOCKET_MODE_OFF },
  socket_mode_disabled: { fix: SOCKET_MODE_OFF },
  too_many_websockets: {
    fix: 'Slack lets an app have ten sockets at once: run fewer replicas, or take HTTP requests (SLACK_SIGNING_SECRET).',
  },
  refresh_requested: { fix: REPLACED },
  warning: { fix: REPLACED },
  lost: { fix: 'Slack didn’t say why: check the network, and slack-status.com.' },
  slack_webapi_request_error: { fix: UNREACHABLE },
  TimedOut: { fix: UNREACHABLE },
};

/** What an operator can do about an error with this code. */
export function fixFor(code: string): string {
  if (code.startsWith('http_5')) return 'Slack has trouble; it gets better by itself.';
  return KNOWN_ERRORS[code]?.fix ?? 'See https://docs.slack.dev/reference/methods for what this code means.';
}

/**
 * What is closed to a message that Slack has refused: with a code that nobody knows, the place, so that it is tried in another way.
 * `null`: Slack didn't refuse it, so that it may have arrived.
 */
export function closedBy(error: unknown): Closed | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  return KNOWN_ERRORS[error.data.error]?.closed ?? 'place';
}

/** Slack refused a message at a `response_url`, so nobody has seen it. The status is 404 or 410 if the URL is used up or too old. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly status: number;
  /** Slack's code, where it says one: it may refuse a message with the status 200. */
  readonly code: string | null;

  constructor(status: number, code: string | null = null) {
    super(`Slack answered ${status} at a response_url.`);
    this.status = status;
    this.code = code;
  }
}

/** Slack sent a request that the bot has no handler for: the app's settings don't match the bot. */
export class UnknownRequest extends Error {
  override readonly name = 'UnknownRequest';
  /** Bolt wraps only errors without a code. */
  readonly code = 'kursk_unknown_request';

  constructor(what: string) {
    super(`Nothing here answers ${what}.`);
  }
}
