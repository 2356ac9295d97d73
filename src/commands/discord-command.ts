import { Command } from 'commander';
import { printable, write } from '../adapters/terminal/terminal.ts';
import { type CommandContext, parseGuild, Refusal } from './command-context.ts';

/** `kursk discord`: publishes the slash commands, and prints the links to invite the bot. */
export function discordCommand(context: CommandContext): Command {
  return new Command('discord')
    .description('set up the bot in Discord')
    .addCommand(registerCommand(context))
    .addCommand(inviteCommand(context))
    .addCommand(shardCommand(context), { hidden: true });
}

function registerCommand({
  terminal,
  config: { discord, bot },
}: Pick<CommandContext, 'terminal' | 'config'>): Command {
  return new Command('register')
    .description('publish the slash command, and show what changed')
    .option('--guild <id>', 'publish on this server only, for trying it out', parseGuild)
    .action(async ({ guild }: { guild?: string }) => {
      if (discord === null || discord.token === null)
        throw new Refusal(
          'Set DISCORD_APPLICATION_ID and DISCORD_TOKEN: the commands are published with them.',
        );
      const { createRest } = await import('../adapters/discord/discord-rest.ts');
      const { registerCommands } = await import('../adapters/discord/registration/register-commands.ts');
      const { adviceFor } = await import('../adapters/discord/discord-errors.ts');
      const { applicationId } = discord;
      const changes = await registerCommands(createRest(discord), {
        applicationId,
        guild: guild ?? null,
        commandName: bot.commandName,
      }).catch((cause: unknown) => {
        throw new Refusal(adviceFor(cause), { cause });
      });
      const lines = changes.length === 0 ? ['Nothing to change: the commands are published.'] : changes;
      await write(terminal.output, printable(`${lines.join('\n')}\n`));
    });
}

function inviteCommand({
  terminal,
  config: { discord, bot },
}: Pick<CommandContext, 'terminal' | 'config'>): Command {
  return new Command('invite')
    .description('print the links to add the bot to a server or to your account')
    .action(async () => {
      if (discord === null) throw new Refusal('Set DISCORD_APPLICATION_ID and DISCORD_TOKEN first.');
      const { inviteLinks } = await import('../adapters/discord/registration/invite-links.ts');
      const { server, account } = inviteLinks(discord.applicationId, bot.helpChannels);
      await write(terminal.output, `For a server:   ${server}\nFor an account: ${account}\n`);
    });
}

/** The service runs this in a process for each shard. */
function shardCommand({ startService }: Pick<CommandContext, 'startService'>): Command {
  return new Command('shard')
    .description('answer on one shard of Discord’s gateway; started by “kursk start” only')
    .action(() => startService('shard', () => {}));
}
