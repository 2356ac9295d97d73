import type { DiscordKit } from '../discord-kit.ts';
import type { MessageCommandInteraction } from '../payloads/interaction.ts';
import { textIn } from '../payloads/shown-message.ts';
import { answer } from './answer.ts';
import type { Respond } from './defer.ts';

/** “Ask about this message”, from a message's menu. */
export async function handleMessageCommand(
  interaction: MessageCommandInteraction,
  respond: Respond,
  kit: DiscordKit,
): Promise<void> {
  const { target_id: target, resolved } = interaction.data;
  const message = resolved.messages[target];
  const question = message === undefined ? '' : textIn(message);
  await answer(interaction, { kind: 'ask', question, way: 'message' }, 'asker', respond, kit);
}
