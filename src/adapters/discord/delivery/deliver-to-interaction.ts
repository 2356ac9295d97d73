import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Deliver } from '../../../core/replies/deliver.ts';
import type { Reply } from '../../../core/replies/reply.ts';
import { wordingFor } from '../../../core/wording/wording-for.ts';
import type { DiscordRest } from '../discord-rest.ts';
import type { Answerable } from '../payloads/interaction.ts';
import { renderComponents } from '../rendering/render-components.ts';
import { isAlone, placeOf } from '../requests/place-of.ts';

/** Who sees a deferred response, and so what it is changed to. */
export type Audience = Reply['audience'];

/** Whether it needs hiding: where nobody else is, an answer may stay. */
export function isHidden(audience: Audience, interaction: Answerable): boolean {
  return audience === 'asker' && !isAlone(placeOf(interaction));
}

/**
 * Answers an interaction that was deferred: in place of the deferred response where the same people may see it; else after
 * it, which is taken away.
 */
export function deliverToInteraction(
  interaction: Answerable,
  deferred: Audience,
  rest: Pick<DiscordRest, 'patch' | 'post' | 'delete'>,
): Deliver {
  const { application_id: application, token, locale } = interaction;
  const original = Routes.webhookMessage(application, token, '@original');
  let isDeferred = true;

  return async (reply) => {
    const message = renderComponents(reply, wordingFor(locale ?? null));
    const hides = isHidden(reply.audience, interaction);
    if (isDeferred && hides === isHidden(deferred, interaction)) {
      await rest.patch(original, { body: message, auth: false });
      isDeferred = false;
      return;
    }
    if (isDeferred) await rest.delete(original, { auth: false }).catch(unlessGone);
    isDeferred = false;
    const flags = message.flags | (hides ? MessageFlags.Ephemeral : 0);
    await rest.post(Routes.webhook(application, token), { body: { ...message, flags }, auth: false });
  };
}

/** Whoever had begun to answer before may have taken it away. */
function unlessGone(error: unknown): void {
  const { code } = error as { code?: unknown };
  if (code !== RESTJSONErrorCodes.UnknownMessage) throw error;
}
