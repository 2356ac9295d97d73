import { InteractionResponseType } from 'discord.js';
import { matchSuggestions } from '../../../core/suggestions/match-suggestions.ts';
import type { DiscordKit } from '../discord-kit.ts';
import { LIMITS } from '../limits.ts';
import type { TypingInteraction } from '../payloads/interaction.ts';
import type { Respond } from './defer.ts';

/** Somebody types a question: what the articles answer is suggested. */
export async function handleTyping(
  { data }: TypingInteraction,
  respond: Respond,
  { suggestions }: Pick<DiscordKit, 'suggestions'>,
): Promise<void> {
  const [command] = data.options ?? [];
  const typed = String(command?.options?.find(({ focused }) => focused === true)?.value ?? '');
  // A question that doesn't fit isn't offered: cut, it would be another one.
  const fitting = new Set(suggestions().filter(({ length }) => 0 < length && length <= LIMITS.choice));
  const choices = matchSuggestions(typed, [...fitting])
    .slice(0, LIMITS.choices)
    .map((text) => ({ name: text, value: text }));
  await respond({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
}
