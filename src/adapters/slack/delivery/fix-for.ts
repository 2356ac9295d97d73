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
  TookTooLong: UNREACHABLE,
};

/** What an operator can do about an error of Slack's. */
export function fixFor(code: string): string {
  if (code.startsWith('http_5')) return 'Slack has trouble; it gets better by itself.';
  return FIXES[code] ?? 'See https://docs.slack.dev/reference/methods for what this code means.';
}
