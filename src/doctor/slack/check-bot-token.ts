import type { webApi } from '@slack/bolt';
import type { Finding } from '../finding.ts';
import { refusalOf } from './refusal-of.ts';

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
    return refusalOf(error, 'Slack doesn’t take the bot’s token');
  }
}
