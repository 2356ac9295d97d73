import { webApi } from '@slack/bolt';
import type { SlackAccess } from '../../adapters/slack/slack-config.ts';
import { errorCodeOf, fixFor } from '../../adapters/slack/slack-errors.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** Asks Slack whose token it is. */
export type Identify = () => Promise<webApi.AuthTestResponse>;

export async function checkBotToken(identify: Identify): Promise<Finding> {
  try {
    const { user, team } = await identify();
    return {
      status: 'ok',
      found: `Slack accepts the token: the bot is ${user ?? 'unnamed'} in ${team ?? 'its workspace'}.`,
    };
  } catch (error) {
    return explainRefusal(error, 'Slack rejects the bot’s token');
  }
}

/** Checks that the bot has the scopes it needs, and no others. @param needed the scopes of its manifest */
export async function checkScopes(identify: Identify, needed: readonly string[]): Promise<Finding> {
  const granted = await identify().then(
    ({ response_metadata }) => response_metadata?.scopes,
    () => undefined,
  );
  if (granted === undefined)
    return { status: 'skip', found: 'Not known, because Slack didn’t say: see slack-token.' };
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    return {
      status: 'fail',
      found: `The bot lacks scopes that it needs: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      fix: fixFor('missing_scope'),
    };
  const superfluous = granted.filter((scope) => !needed.includes(scope));
  if (superfluous.length > 0)
    return {
      status: 'warn',
      found: `The bot has scopes that it doesn’t need: ${superfluous.join(', ')}.`,
      fix: 'Remove them from the app’s settings, under “OAuth & Permissions”, and install it again.',
    };
  return { status: 'ok', found: `The bot has the ${needed.length} scopes that it needs, and no others.` };
}

/** Checks that Slack would open a socket for the app-level token. Doesn't open it. */
export async function checkAppToken(client: Pick<webApi.WebClient, 'apps'>): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return { status: 'ok', found: 'Slack accepts the app-level token: a socket may be opened.' };
  } catch (error) {
    return explainRefusal(
      error,
      'Slack doesn’t open a socket for the app-level token',
      'Turn on Socket Mode, make a token with the scope connections:write under “Basic Information”, and set SLACK_APP_TOKEN to it.',
    );
  }
}

const SIGNING_SECRET = /^[0-9a-f]{32}$/;

/** Checks the form of the signing secret. Only a request from Slack could show that it is the right one. */
export function checkSigningSecret(secret: string): Finding {
  if (SIGNING_SECRET.test(secret))
    return {
      status: 'ok',
      found: 'The signing secret looks like one; only requests from Slack can show that it is the app’s.',
    };
  return {
    status: 'warn',
    found: 'The signing secret isn’t 32 hexadecimal digits, as Slack’s are.',
    fix: 'Copy it again from “Basic Information” of the app, and set SLACK_SIGNING_SECRET to it.',
  };
}

/** Not the code of any installation. */
const INVALID_CODE = 'kursk-doctor';

/** Checks the client id and secret, by asking Slack to exchange a code that doesn't exist. */
export async function checkInstalling(
  client: Pick<webApi.WebClient, 'oauth'>,
  { clientId, clientSecret }: Pick<Extract<SlackAccess, { kind: 'many' }>, 'clientId' | 'clientSecret'>,
): Promise<Finding> {
  try {
    await client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: INVALID_CODE });
  } catch (error) {
    const isAsExpected = error instanceof webApi.WebAPIPlatformError && errorCodeOf(error) === 'invalid_code';
    if (!isAsExpected)
      return explainRefusal(
        error,
        'Slack rejects the client id and secret',
        'Copy both again from “Basic Information” of the app: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      );
  }
  return { status: 'ok', found: 'Slack accepts the client id and secret.' };
}
