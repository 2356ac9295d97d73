import type { DiscordRest } from '../../adapters/discord/discord-rest.ts';
import { compareCommands, type Registration } from '../../adapters/discord/registration/register-commands.ts';
import type { Finding } from '../check.ts';
import { explainRefusal } from './explain-refusal.ts';

/** Whether the bot's commands are published as this version has them. */
export async function checkCommands(
  rest: Pick<DiscordRest, 'get'>,
  registration: Registration,
): Promise<Finding> {
  const { guild, commandName } = registration;
  const where = guild === null ? 'everywhere' : `on the server ${guild}`;
  try {
    const { changes } = await compareCommands(rest, registration);
    if (changes.length === 0)
      return { status: 'ok', found: `/${commandName} is published ${where}, as this version has it.` };
    const isMissing = changes.some((change) => change.startsWith('+'));
    return {
      status: isMissing ? 'fail' : 'warn',
      found: `What is published ${where} isn’t what this version has (+ missing, ~ otherwise, - superfluous): ${changes.join('; ')}.`,
      fix: `Run “kursk discord register${guild === null ? '' : ` --guild ${guild}`}”.`,
    };
  } catch (error) {
    return explainRefusal(
      error,
      `Discord doesn’t tell which commands are published ${where}`,
      guild === null
        ? 'Take DISCORD_APPLICATION_ID and DISCORD_TOKEN from the same application.'
        : 'Look at the server’s id, and whether the bot is on it: “kursk discord invite” prints how to add it.',
    );
  }
}
