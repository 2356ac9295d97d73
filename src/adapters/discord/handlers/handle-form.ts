import type { DiscordKit } from '../discord-kit.ts';
import type { FormInteraction } from '../payloads/interaction.ts';
import { restatedQuestion } from '../requests/restated-question.ts';
import { answer } from './answer.ts';
import type { Respond } from './defer.ts';

/** The form of a control was filled in. */
export async function handleForm(
  interaction: FormInteraction,
  respond: Respond,
  kit: DiscordKit,
): Promise<void> {
  const { data, message } = interaction;
  const filled = data.components.map(({ component }) => component?.value);
  const reason = filled.find((value) => typeof value === 'string') ?? null;
  const question = message === undefined ? null : restatedQuestion(message);
  await answer(
    interaction,
    { kind: 'press', control: data.custom_id, question, reason },
    'asker',
    respond,
    kit,
  );
}
