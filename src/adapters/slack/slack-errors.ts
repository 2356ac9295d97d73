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
  if (error instanceof ResponseUrlError) return `response_url_${error.status}`;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

const REINSTALL = 'Put the output of `kursk slack manifest` into the app’s settings and install it again.';
const TOKEN = 'Copy the token from the app’s settings again (SLACK_BOT_TOKEN), or install the app again.';
const UNREACHABLE = 'Slack can’t be reached: check the network and SLACK_API_URL.';
const INVITE = 'Somebody in the channel has to invite the bot (/invite).';

/** By the code of the error. */
const FIXES: Readonly<Record<string, string>> = {
  missing_scope: REINSTALL,
  not_allowed_token_type: TOKEN,
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
  account_inactive: TOKEN,
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: 'The channel is archived; nothing can be posted there.',
  restricted_action: 'The workspace’s settings keep the bot from posting there.',
  messages_tab_disabled: 'Turn on the Messages Tab under App Home in the app’s settings.',
  channel_busy:
    'The bot had more messages for the channel than Slack takes, which is one a second. It gets better by itself; a lower QUESTIONS_PER_CHANNEL helps.',
  slack_webapi_rate_limited_error: 'Slack limited the rate of messages; it gets better by itself.',
  response_url_404: 'A response_url works for 30 minutes and five times.',
  response_url_410: 'A response_url works for 30 minutes and five times.',
  slack_webapi_request_error: UNREACHABLE,
  TimedOut: UNREACHABLE,
};

/** What an operator can do about an error with this code. */
export function fixFor(code: string): string {
  if (code.startsWith('http_5')) return 'Slack has trouble; it gets better by itself.';
  return FIXES[code] ?? 'See https://docs.slack.dev/reference/methods for what this code means.';
}

/** Slack refused a message at a `response_url`, so nobody has seen it. The status is 404 or 410 if the URL is used up or too old. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly status: number;

  constructor(status: number) {
    super(`Slack answered ${status} at a response_url.`);
    this.status = status;
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
