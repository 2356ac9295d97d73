import { z } from 'zod';
import type { SlackAccess, SlackConfig, SlackTransport } from '../adapters/slack/slack-config.ts';

const PUBLIC_API = 'https://slack.com/api/';

/** What an HTTP header may contain. A token copied from an example, "xoxb-…", has other characters. */
const TOKEN_CHARACTERS = /^[!-~]+$/;

/** The variables of Slack, each checked by itself. */
export const slackVariables = {
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'must be a bot token, which begins with "xoxb-"')
    .regex(TOKEN_CHARACTERS, 'must be the whole bot token, as Slack shows it')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'must be an app-level token, which begins with "xapp-"')
    .regex(TOKEN_CHARACTERS, 'must be the whole app-level token, as Slack shows it')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SLACK_ADMINS: z
    .string()
    .regex(
      /^\s*([TE][A-Z0-9]+:)?[UW][A-Z0-9]+(\s*,\s*([TE][A-Z0-9]+:)?[UW][A-Z0-9]+)*\s*$/,
      'must be member ids with commas between, such as U012AB3CD or, with their workspace, T012AB3CD:U012AB3CD',
    )
    .transform((ids) => ids.split(',').map((id) => id.trim()))
    .default([]),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default(PUBLIC_API),
};

type SlackVariables = z.infer<z.ZodObject<typeof slackVariables>>;

/** @returns `null` when Slack isn't configured; a sentence on what is wrong when the variables don't go together */
export function slackConfigOf(set: SlackVariables, canStoreTokens: boolean): SlackConfig | null | string {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } =
    set;
  const credentials = [
    ...[SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET],
    ...[SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, set.SLACK_STATE_SECRET],
  ];
  if (credentials.every((one) => one === undefined)) return null;
  const transport = transportOf(set);
  if (typeof transport === 'string') return transport;
  const access = accessOf(set);
  if (typeof access === 'string') return access;
  if (access.kind === 'many' && !canStoreTokens)
    return 'SLACK_CLIENT_ID needs ENCRYPTION_KEY, which encrypts the tokens of the workspaces.';
  const admins = set.SLACK_ADMINS;
  if (access.kind === 'many' && !admins.every((admin) => admin.includes(':')))
    return 'SLACK_ADMINS needs the workspace of each admin where many workspaces install the app, as in T012AB3CD:U012AB3CD.';
  return { transport, access, apiUrl: set.SLACK_API_URL, admins };
}

function transportOf({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: SlackVariables) {
  if (appToken !== undefined && signingSecret !== undefined)
    return 'SLACK_APP_TOKEN is for Socket Mode and SLACK_SIGNING_SECRET for HTTP: set one of them, not both.';
  if (appToken !== undefined) return { kind: 'socket', appToken } satisfies SlackTransport;
  if (signingSecret !== undefined) return { kind: 'http', signingSecret } satisfies SlackTransport;
  return 'Slack needs SLACK_APP_TOKEN, for Socket Mode, or SLACK_SIGNING_SECRET, for HTTP.';
}

function accessOf(set: SlackVariables) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = set;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = set;
  const isForMany = [clientId, clientSecret, stateSecret].some((one) => one !== undefined);
  if (botToken !== undefined && isForMany)
    return 'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for all that install the app: set one of them, not both.';
  if (botToken !== undefined) return { kind: 'one', botToken } satisfies SlackAccess;
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined)
    return 'Slack needs SLACK_BOT_TOKEN, for one workspace; or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, all three, for all that install the app.';
  return { kind: 'many', clientId, clientSecret, stateSecret } satisfies SlackAccess;
}
