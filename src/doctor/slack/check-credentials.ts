import { webApi } from '@slack/bolt';
import type { SlackAccess } from '../../adapters/slack/slack-config.ts';
import { errorCodeOf, fixFor } from '../../adapters/slack/slack-errors.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** Asks Slack who the bot is, by its token. */
export type Identify = () => Promise<webApi.AuthTestResponse>;

/** Whether Slack takes the bot's token. */
export async function checkBotToken(identify: Identify): Promise<Finding> {
  try {
    const { user, team } = await identify();
    return {
      status: 'ok',
      found: `Slack takes the token: the bot is ${user ?? 'unnamed'} in ${team ?? 'its workspace'}.`,
    };
  } catch (error) {
    return explainRefusal(error, 'Slack doesn’t take the bot’s token');
  }
}

/** Whether the bot may do what it needs, and no more. @param needed the scopes of its manifest */
export async function checkScopes(identify: Identify, needed: readonly string[]): Promise<Finding> {
  const granted = await identify().then(
    ({ response_metadata }) => response_metadata?.scopes,
    () => undefined,
  );
  if (granted === undefined)
    return { status: 'skip', found: 'Not known, as Slack didn’t tell: see slack-token.' };
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    return {
      status: 'fail',
      found: `The bot may not do all that it needs: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      fix: fixFor('missing_scope'),
    };
  const superfluous = granted.filter((scope) => !needed.includes(scope));
  if (superfluous.length > 0)
    return {
      status: 'warn',
      found: `The bot may do more than it needs: ${superfluous.join(', ')}.`,
      fix: 'Take that out of the app’s settings, under “OAuth & Permissions”, and install it again.',
    };
  return { status: 'ok', found: `The bot has the ${needed.length} scopes that it needs, and no other.` };
}

/** Whether Slack gives out the address of a socket for the app's token. The socket itself isn't opened. */
export async function checkAppToken(client: Pick<webApi.WebClient, 'apps'>): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return { status: 'ok', found: 'Slack takes the app-level token: a socket may be opened.' };
  } catch (error) {
    return explainRefusal(
      error,
      'Slack doesn’t open a socket for the app-level token',
      'Turn on Socket Mode, make a token with the scope connections:write under “Basic Information”, and set SLACK_APP_TOKEN to it.',
    );
  }
}

const SHAPE = /^[0-9a-f]{32}$/;

/** Whether a signing secret looks like one. Only a request of Slack's could show whether it is the right one. */
export function checkSigningSecret(secret: string): Finding {
  if (SHAPE.test(secret))
    return {
      status: 'ok',
      found: 'The signing secret has the form of one; whether it is the app’s, requests will show.',
    };
  return {
    status: 'warn',
    found: 'The signing secret isn’t 32 digits from 0 to f, as Slack’s are.',
    fix: 'Copy it again from “Basic Information” of the app, and set SLACK_SIGNING_SECRET to it.',
  };
}

/** Of nobody's attempt to install the app. */
const MADE_UP = 'kursk-doctor';

/** Whether Slack knows the app by its client id and secret: it is asked to exchange a code that doesn't exist. */
export async function checkInstalling(
  client: Pick<webApi.WebClient, 'oauth'>,
  { clientId, clientSecret }: Pick<Extract<SlackAccess, { kind: 'many' }>, 'clientId' | 'clientSecret'>,
): Promise<Finding> {
  try {
    await client.oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: MADE_UP });
  } catch (error) {
    const isAsExpected = error instanceof webApi.WebAPIPlatformError && errorCodeOf(error) === 'invalid_code';
    if (!isAsExpected)
      return explainRefusal(
        error,
        'Slack doesn’t take the client id and secret',
        'Copy both again from “Basic Information” of the app: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      );
  }
  return { status: 'ok', found: 'Slack has nothing against the client id and secret.' };
}
