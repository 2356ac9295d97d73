import type { webApi } from '@slack/bolt';
import type { Finding } from '../finding.ts';
import { refusalOf } from './refusal-of.ts';

/** Whether Slack gives out the address of a socket for the app's token. The socket itself isn't opened. */
export async function checkAppToken(client: Pick<webApi.WebClient, 'apps'>): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return { status: 'ok', found: 'Slack takes the app-level token: a socket may be opened.' };
  } catch (error) {
    return refusalOf(
      error,
      'Slack doesn’t open a socket for the app-level token',
      'Turn on Socket Mode, make a token with the scope connections:write under “Basic Information”, and set SLACK_APP_TOKEN to it.',
    );
  }
}
