import { Command, Option } from 'commander';
import { slackManifest } from '../adapters/slack/manifest.ts';
import type { SlackTransport } from '../adapters/slack/slack-config.ts';
import { printableJson, write } from '../adapters/terminal/terminal.ts';
import { type CommandContext, Refusal } from './command-context.ts';

/** `kursk slack manifest`: prints the configuration of the Slack app, to paste into Slack. */
export function slackCommand({ terminal, config }: Pick<CommandContext, 'terminal' | 'config'>): Command {
  const manifest = new Command('manifest')
    .description('print the Slack app’s manifest, to create the app from or to update it')
    .addOption(
      new Option('--transport <way>', 'how Slack reaches the bot')
        .choices(['socket', 'http'])
        .default(config.slack?.transport.kind ?? 'socket'),
    )
    .action(async ({ transport }: { transport: SlackTransport['kind'] }) => {
      const { publicUrl, bot } = config;
      if (transport === 'http' && publicUrl === null)
        throw new Refusal('Set PUBLIC_URL to where Slack reaches the bot, such as https://bot.example.org.');
      const printed = slackManifest({ ...bot, transport, publicUrl });
      await write(terminal.output, printableJson(printed, 2));
    });
  return new Command('slack').description('set up the bot in Slack').addCommand(manifest);
}
