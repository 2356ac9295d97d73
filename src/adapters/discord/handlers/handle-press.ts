import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord.js';
import type { Form } from '../../../core/bot/reply.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { LIMITS } from '../rendering/discord-message.ts';
import { placeOf } from '../requests/asker-and-place.ts';
import type { FormInteraction, PressInteraction } from '../requests/payloads.ts';
import { restatedQuestion } from '../requests/shown-message.ts';
import { handleRequest, type Respond } from './handle-request.ts';

const REASON_FIELD = 'reason';

/** A control was pressed: its form is shown, or what it does is done. */
export async function handlePress(
  interaction: PressInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { data, message, locale } = interaction;
  const control = data.custom_id;
  const form = dependencies.bot.formFor(control, placeOf(interaction), locale ?? null);
  if (form !== null) return respond({ type: InteractionResponseType.Modal, data: modalOf(form, control) });
  const question = restatedQuestion(message);
  await handleRequest(interaction, { kind: 'press', control, question, reason: null }, 'asker', respond, dependencies);
}

/** Discord has no words for the button that sends it. */
function modalOf({ title, label, maxLength }: Form, control: string) {
  const field = {
    type: ComponentType.TextInput,
    custom_id: REASON_FIELD,
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

/** The form of a control was filled in. */
export async function handleForm(
  interaction: FormInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { data, message } = interaction;
  const filled = data.components.map(({ component }) => component?.value);
  const reason = filled.find((value) => typeof value === 'string') ?? null;
  const question = message === undefined ? null : restatedQuestion(message);
  await handleRequest(
    interaction,
    { kind: 'press', control: data.custom_id, question, reason },
    'asker',
    respond,
    dependencies,
  );
}
