import type { Finding } from '../finding.ts';
import type { Application } from './application.ts';
import { refusalOf } from './refusal-of.ts';

/** Whether Discord takes the bot's token, and it is that of the configured application. */
export async function checkToken(
  application: () => Promise<Application>,
  applicationId: string,
): Promise<Finding> {
  try {
    const { id, name, approximate_guild_count: servers } = await application();
    if (id !== applicationId)
      return {
        status: 'fail',
        found: `The token is that of the application ${name} (${id}), not of ${applicationId}.`,
        fix: 'Take DISCORD_APPLICATION_ID and DISCORD_TOKEN from the same application.',
      };
    const where =
      servers === undefined ? '' : `, on about ${servers} ${servers === 1 ? 'server' : 'servers'}`;
    return { status: 'ok', found: `Discord takes the token: the bot is ${name}${where}.` };
  } catch (error) {
    return refusalOf(
      error,
      'Discord doesn’t tell of the application',
      'Look the code up in Discord’s documentation.',
    );
  }
}
