import { webApi } from '@slack/bolt';

/**
 * Told what an operator should know, for the log: a word for what it is, and details without anything that people wrote.
 * Must not throw.
 */
export type Log = (
  level: 'info' | 'warn' | 'error',
  what: string,
  details?: Readonly<Record<string, unknown>>,
) => void;

/** What Slack calls what went wrong, such as `not_in_channel`; else the status or the kind of the error. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof ResponseUrlError) return `response_url_${error.status}`;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

const REINSTALL = 'Put the output of `kursk slack manifest` into the app’s settings and install it again.';
const TOKEN = 'Copy the token from the app’s settings again (SLACK_BOT_TOKEN), or install the app again.';
const UNREACHABLE = 'Slack can’t be reached: look at the network, and at SLACK_API_URL.';
const INVITE = 'Somebody in the channel has to invite the bot (/invite).';

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
    'More was to be posted into the channel than Slack takes, a message a second; it gets better by itself. A lower QUESTIONS_PER_CHANNEL helps.',
  slack_webapi_rate_limited_error: 'Too much was posted at once; it gets better by itself.',
  response_url_404: 'A response_url works for 30 minutes and five times.',
  response_url_410: 'A response_url works for 30 minutes and five times.',
  slack_webapi_request_error: UNREACHABLE,
  TimedOut: UNREACHABLE,
};

/** What an operator can do about an error of Slack's. */
export function fixFor(code: string): string {
  if (code.startsWith('http_5')) return 'Slack has trouble; it gets better by itself.';
  return FIXES[code] ?? 'See https://docs.slack.dev/reference/methods for what this code means.';
}

/** Slack didn't take what was sent to a `response_url`: nobody has seen it. 404 and 410 where it is used up or too old. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly status: number;

  constructor(status: number) {
    super(`Slack answered ${status} at a response_url.`);
    this.status = status;
  }
}

/** Slack sent something that this app has no handler for: the app's settings and the bot disagree. */
export class UnknownRequest extends Error {
  override readonly name = 'UnknownRequest';
  /** Bolt leaves errors with a code as they are. */
  readonly code = 'kursk_unknown_request';

  constructor(what: string) {
    super(`Nothing here answers ${what}.`);
  }
}
