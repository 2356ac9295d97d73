import { webApi } from '@slack/bolt';
import { errorCodeOf } from '../../adapters/slack/delivery/error-code.ts';
import type { SlackAccess } from '../../adapters/slack/slack-config.ts';
import type { Finding } from '../finding.ts';
import { refusalOf } from './refusal-of.ts';

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
      return refusalOf(
        error,
        'Slack doesn’t take the client id and secret',
        'Copy both again from “Basic Information” of the app: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      );
  }
  return { status: 'ok', found: 'Slack has nothing against the client id and secret.' };
}
