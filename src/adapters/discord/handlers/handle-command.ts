import type { DiscordKit } from '../discord-kit.ts';
import type { CommandInteraction } from '../payloads/interaction.ts';
import { actionOf } from '../requests/action-of.ts';
import { answer } from './answer.ts';
import type { Respond } from './defer.ts';

/** The slash command. */
export async function handleCommand(
  interaction: CommandInteraction,
  respond: Respond,
  kit: DiscordKit,
): Promise<void> {
  const action = actionOf(interaction);
  const audience = action.kind === 'ask' && kit.answers === 'public' ? 'everyone' : 'asker';
  await answer(interaction, action, audience, respond, kit);
}
