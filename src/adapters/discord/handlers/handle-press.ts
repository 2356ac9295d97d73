import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord.js';
import type { Form } from '../../../core/replies/reply.ts';
import type { DiscordKit } from '../discord-kit.ts';
import { LIMITS } from '../limits.ts';
import type { PressInteraction } from '../payloads/interaction.ts';
import { placeOf } from '../requests/place-of.ts';
import { restatedQuestion } from '../requests/restated-question.ts';
import { answer } from './answer.ts';
import type { Respond } from './defer.ts';

const REASON = 'reason';

/** A control was pressed: its form is shown, or what it does is done. */
export async function handlePress(
  interaction: PressInteraction,
  respond: Respond,
  kit: DiscordKit,
): Promise<void> {
  const { data, message, locale } = interaction;
  const control = data.custom_id;
  const form = kit.bot.formFor(control, placeOf(interaction), locale ?? null);
  if (form !== null) return respond({ type: InteractionResponseType.Modal, data: modalOf(form, control) });
  const question = restatedQuestion(message);
  await answer(interaction, { kind: 'press', control, question, reason: null }, 'asker', respond, kit);
}

/** Discord has no words for the button that sends it. */
function modalOf({ title, label, maxLength }: Form, control: string) {
  const field = {
    type: ComponentType.TextInput,
    custom_id: REASON,
    style: TextInputStyle.Paragraph,
    required: false,
    max_length: maxLength,
  } as const;
  return {
    custom_id: control,
    title: title.slice(0, LIMITS.formTitle),
    components: [
      { type: ComponentType.Label as const, label: label.slice(0, LIMITS.fieldLabel), component: field },
    ],
  };
}
