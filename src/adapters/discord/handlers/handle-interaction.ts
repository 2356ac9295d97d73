import { ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord.js';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import type { Interaction } from '../requests/payloads.ts';
import { handleAutocomplete, handleCommand, handleMessageCommand } from './handle-command.ts';
import { handleForm, handlePress } from './handle-press.ts';
import type { Respond } from './handle-request.ts';

/** Handles an interaction from either transport. Never rejects: reports every error to operators. */
export async function handleInteraction(
  interaction: Interaction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  try {
    await dispatch(interaction, respond, dependencies);
  } catch (error) {
    const event = 'id' in interaction ? interaction.id : null;
    dependencies.report({ what: adviceFor(error), event, error });
  }
}

function dispatch(
  interaction: Interaction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return respond({ type: InteractionResponseType.Pong });
    case InteractionType.ApplicationCommand:
      return isMessageCommand(interaction)
        ? handleMessageCommand(interaction, respond, dependencies)
        : handleCommand(interaction, respond, dependencies);
    case InteractionType.ApplicationCommandAutocomplete:
      return handleAutocomplete(interaction, respond, dependencies);
    case InteractionType.MessageComponent:
      return handlePress(interaction, respond, dependencies);
    case InteractionType.ModalSubmit:
      return handleForm(interaction, respond, dependencies);
    default:
      return interaction satisfies never;
  }
}

type Command = Extract<Interaction, { type: InteractionType.ApplicationCommand }>;

function isMessageCommand(
  command: Command,
): command is Extract<Command, { data: { type: ApplicationCommandType.Message } }> {
  return command.data.type === ApplicationCommandType.Message;
}
