import { InteractionResponseType } from 'discord.js';
import type { DiscordKit } from '../discord-kit.ts';
import type { TypingInteraction } from '../payloads/interaction.ts';
import { matchSuggestions } from '../requests/match-suggestions.ts';
import type { Respond } from './defer.ts';

/** Somebody types a question: what the articles answer is suggested. */
export async function handleTyping(
  { data }: TypingInteraction,
  respond: Respond,
  { suggestions }: Pick<DiscordKit, 'suggestions'>,
): Promise<void> {
  const [command] = data.options ?? [];
  const typed = String(command?.options?.find(({ focused }) => focused === true)?.value ?? '');
  const choices = matchSuggestions(typed, suggestions()).map((text) => ({ name: text, value: text }));
  await respond({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
}
