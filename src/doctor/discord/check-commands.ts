import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';
import { compareCommands, type Registration } from '../../adapters/discord/registration/register-commands.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** Checks that the published commands are those of this version. */
export async function checkCommands(
  rest: Pick<DiscordRest, 'get'>,
  registration: Registration,
): Promise<Finding> {
  const { guild, commandName } = registration;
  const where = guild === null ? 'everywhere' : `on the server ${guild}`;
  try {
    const { changes } = await compareCommands(rest, registration);
    if (changes.length === 0)
      return { status: 'ok', found: `/${commandName} is published ${where}, and up to date.` };
    const isMissing = changes.some((change) => change.startsWith('+'));
    return {
      status: isMissing ? 'fail' : 'warn',
      found: `The commands published ${where} aren’t those of this version (+ missing, ~ different, - superfluous): ${changes.join('; ')}.`,
      fix: `Run “kursk discord register${guild === null ? '' : ` --guild ${guild}`}”.`,
    };
  } catch (error) {
    return explainRefusal(
      error,
      `Discord doesn’t show which commands are published ${where}`,
      guild === null
        ? 'Take DISCORD_APPLICATION_ID and DISCORD_TOKEN from the same application.'
        : 'Look at the server’s id, and whether the bot is on it: “kursk discord invite” prints how to add it.',
    );
  }
}
