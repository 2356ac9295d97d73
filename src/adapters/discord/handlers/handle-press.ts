import { ComponentType, InteractionResponseType, TextInputStyle } from 'discord.js';
import type { Form } from '../../../core/bot/reply.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { LIMITS } from '../rendering/discord-message.ts';
import { askerOf, placeOf } from '../requests/asker-and-place.ts';
import type { FormInteraction, PressInteraction } from '../requests/payloads.ts';
import { restatedQuestion } from '../requests/shown-message.ts';
import { handleKeepForm } from './handle-keep.ts';
import { handleRequest, type Respond } from './handle-request.ts';

/** Somebody presses a control: runs it, or opens its form first if it has one. */
export async function handlePress(
  interaction: PressInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { data, message } = interaction;
  const control = data.custom_id;
  const form = dependencies.bot.formFor(control, askerOf(interaction), placeOf(interaction));
  if (form !== null) return respond({ type: InteractionResponseType.Modal, data: modalOf(form, control) });
  const question = restatedQuestion(message);
  const action = { kind: 'press', control, question, reason: null, message: message.id } as const;
  await handleRequest(interaction, action, 'asker', respond, dependencies);
}

const REASON_FIELD = 'reason';

/** Discord labels the submit button itself. */
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

/** Somebody submits a form: that of a message to keep; or that of a control, which runs with the reason they gave. */
export async function handleForm(
  interaction: FormInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<void> {
  const { data, message } = interaction;
  if (await handleKeepForm(interaction, respond, dependencies)) return;
  const values = data.components.map(({ component }) => component?.value);
  const reason = values.find((value) => typeof value === 'string') ?? null;
  const question = message === undefined ? null : restatedQuestion(message);
  const action = { kind: 'press', control: data.custom_id, question, reason } as const;
  await handleRequest(interaction, action, 'asker', respond, dependencies);
}
