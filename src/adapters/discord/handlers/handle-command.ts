import { InteractionResponseType } from 'discord.js';
import { questionIn } from '../../../core/bot/message.ts';
import { type Action, GAP_DAYS, readCommand } from '../../../core/bot/request.ts';
import { matchSuggestions } from '../../../core/bot/suggestions.ts';
import { inertLine } from '../../../core/inert-text.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { COMMAND_WORDS } from '../registration/command-words.ts';
import { LIMITS } from '../rendering/discord-message.ts';
import { placeOf } from '../requests/asker-and-place.ts';
import { readMarkdown, readMessageText } from '../requests/message-text.ts';
import type {
  AutocompleteInteraction,
  CommandInteraction,
  MessageCommandInteraction,
} from '../requests/payloads.ts';
import { handleKeepCommand } from './handle-keep.ts';
import { handleRequest, type Respond } from './handle-request.ts';

/** The slash command. */
export async function handleCommand(
  interaction: CommandInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const action = actionOf(interaction);
  const audience = action.kind === 'ask' && dependencies.answers === 'public' ? 'everyone' : 'asker';
  await handleRequest(interaction, action, audience, respond, dependencies);
}

/** The action of a subcommand. */
function actionOf({ data }: Pick<CommandInteraction, 'data'>): Action {
  const [{ name, options = [] } = { name: 'help' }] = data.options ?? [];
  const typed = (option: string) => options.find((one) => one.name === option)?.value;
  switch (name) {
    case 'ask':
      return readCommand(readMarkdown(String(typed('question') ?? '')), 'command');
    case 'sources':
    case 'privacy':
      return { kind: name };
    case 'gaps':
      return { kind: 'gaps', days: Number(typed('days') ?? GAP_DAYS) };
    case 'settings':
      return { kind: 'settings', change: String(typed('change') ?? '') };
    default:
      return { kind: 'help' };
  }
}

/** “Ask about this message”, or “Keep as an answer”, in the menu of a message. */
export async function handleMessageCommand(
  interaction: MessageCommandInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { target_id: target, resolved, name } = interaction.data;
  if (name === COMMAND_WORDS.keep.en) return handleKeepCommand(interaction, respond, dependencies);
  const message = resolved.messages[target];
  const self = interaction.application_id;
  const question = message === undefined ? '' : questionIn(readMessageText(message, self));
  await handleRequest(interaction, { kind: 'ask', question, way: 'message' }, 'asker', respond, dependencies);
}

/** Somebody types a question: suggests questions and names, in articles that are answered from there. */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  respond: Respond,
  { bot }: Pick<DiscordDependencies, 'bot'>,
): Promise<void> {
  const [command] = interaction.data.options ?? [];
  const { typeAhead } = await bot.browse(placeOf(interaction));
  const typed = String(command?.options?.find(({ focused }) => focused === true)?.value ?? '');
  // A question that doesn't fit is left out, because a cut one would ask something else.
  const fitting = new Set(typeAhead.filter(({ length }) => 0 < length && length <= LIMITS.choice));
  const choices = matchSuggestions(typed, [...fitting])
    .slice(0, LIMITS.choices)
    .map((text) => ({ name: inertLine(text), value: text }))
    .filter(({ name }) => name !== '');
  await respond({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
}
