import { ComponentType, InteractionResponseType, MessageFlags, TextInputStyle } from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { MAX_KEPT_QUESTIONS } from '../../../core/bot/kept/limits.ts';
import type { KeepForm, MessageToKeep } from '../../../core/bot/kept/prepare-keeping.ts';
import type { Action } from '../../../core/bot/request.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import { wordingFor } from '../../../core/bot/wording/wording-for.ts';
import { inert } from '../../../core/inert-text.ts';
import type { Address } from '../delivery/deliver.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { LIMITS } from '../rendering/discord-message.ts';
import { escapeMarkdown } from '../rendering/markdown.ts';
import { renderComponents } from '../rendering/render-reply.ts';
import { askerOf, isPrivateThread, placeOf } from '../requests/asker-and-place.ts';
import { readMessageText } from '../requests/message-text.ts';
import type { FormInteraction, MessageCommandInteraction } from '../requests/payloads.ts';
import { handleRequest, type Respond } from './handle-request.ts';

/** Begins the `custom_id` of the form. A sealed control has no colon. */
const KEEP_FORM = 'keep:';

const FIELDS = { pieces: 'pieces', questions: 'questions', audience: 'audience', until: 'until' } as const;

/** “2030-12-31” */
const DAY_LENGTH = 10;

/** “Keep as an answer” in the menu of a message: opens the form in which that is decided, or says why it can’t be kept. */
export async function handleKeepCommand(
  interaction: MessageCommandInteraction,
  respond: Respond,
  { bot }: Pick<DiscordDependencies, 'bot'>,
): Promise<void> {
  const message = messageToKeep(interaction);
  if (message === null) return;
  const words = wordingFor(interaction.locale ?? null);
  const prepared = await bot.prepareKeeping(
    interaction.id,
    askerOf(interaction),
    placeOf(interaction),
    message,
  );
  if ('draft' in prepared)
    return respond({ type: InteractionResponseType.Modal, data: modalOf(prepared, words) });
  const { components, flags, allowed_mentions } = renderComponents(prepared, words);
  await respond({
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      components: [...components],
      flags: flags | MessageFlags.Ephemeral,
      allowed_mentions: { parse: [...allowed_mentions.parse] },
    },
  });
}

function messageToKeep({
  data,
  application_id,
  guild_id,
  ...where
}: MessageCommandInteraction): MessageToKeep | null {
  const message = data.resolved.messages[data.target_id];
  if (message?.author === undefined) return null;
  const { author, webhook_id, timestamp, referenced_message: repliedTo } = message;
  const { channel, parent = channel } = placeOf({ application_id, guild_id, ...where });
  const address: Address = { direct: { user: author.id }, nonce: `kept-${data.target_id}` };
  return {
    id: data.target_id,
    text: readMessageText(message, application_id).written,
    author: {
      id: author.id,
      name: author.global_name ?? author.username,
      isBot: author.bot === true || webhook_id != null,
    },
    url: guild_id == null ? null : `https://discord.com/channels/${guild_id}/${channel}/${data.target_id}`,
    at: Date.parse(timestamp ?? '') || Date.now(),
    repliesTo: repliedTo == null ? null : readMessageText(repliedTo, application_id).written || null,
    // Not everybody in the channel reads a private thread of it.
    channel: isPrivateThread(where) ? channel : parent,
    // Discord doesn't say who may read a channel: whoever keeps it knows.
    isPublic: false,
    authorAddress: JSON.stringify(address),
  };
}

function modalOf({ draft, pieces, questions, audience }: KeepForm, { kept: { form: words } }: Wording) {
  const labelled = <Component extends object>(label: string, component: Component) => ({
    type: ComponentType.Label as const,
    label: label.slice(0, LIMITS.fieldLabel),
    component,
  });
  return {
    custom_id: KEEP_FORM + draft,
    title: words.title.slice(0, LIMITS.formTitle),
    components: [
      {
        type: ComponentType.TextDisplay as const,
        content:
          `${words.message}\n${pieces.map((piece) => escapeMarkdown(inert(piece))).join('\n\n')}`.slice(
            0,
            LIMITS.texts,
          ),
      },
      labelled(words.pieces, {
        type: ComponentType.StringSelect as const,
        custom_id: FIELDS.pieces,
        min_values: 1,
        max_values: pieces.length,
        options: pieces.map((piece, place) => ({
          label: words.piece(place + 1),
          description: firstLine(piece),
          value: String(place),
          default: true,
        })),
      }),
      labelled(words.questions, {
        type: ComponentType.TextInput as const,
        custom_id: FIELDS.questions,
        style: TextInputStyle.Paragraph as const,
        required: false,
        max_length: MAX_KEPT_QUESTIONS * MAX_QUESTION_LENGTH,
        ...(questions === '' ? {} : { value: questions }),
      }),
      labelled(words.audience, {
        type: ComponentType.StringSelect as const,
        custom_id: FIELDS.audience,
        options: (['channel', 'workspace'] as const).map((one) => ({
          label: words.audiences[one],
          value: one,
          default: one === audience,
        })),
      }),
      labelled(words.until, {
        type: ComponentType.TextInput as const,
        custom_id: FIELDS.until,
        style: TextInputStyle.Short as const,
        required: false,
        max_length: DAY_LENGTH,
        placeholder: '2030-12-31',
      }),
    ],
  };
}

/** As much of a paragraph as a select shows. */
function firstLine(piece: string): string {
  return piece.replaceAll(/\s+/g, ' ').slice(0, LIMITS.choice);
}

/** What was decided in a submitted form; `null` where it is another form. */
function decisionIn({ data }: FormInteraction): Extract<Action, { kind: 'keep' }> | null {
  if (!data.custom_id.startsWith(KEEP_FORM)) return null;
  const fields = new Map(data.components.map(({ component }) => [component?.custom_id, component]));
  const typed = (name: string) => {
    const value = fields.get(name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const chosen = (name: string) => fields.get(name)?.values ?? [];
  return {
    kind: 'keep',
    draft: data.custom_id.slice(KEEP_FORM.length),
    pieces: chosen(FIELDS.pieces).map(Number),
    questions: typed(FIELDS.questions),
    author: null,
    audience: chosen(FIELDS.audience)[0] === 'workspace' ? 'workspace' : 'channel',
    until: typed(FIELDS.until) || null,
  };
}

/** Somebody submits that form: keeps the message. @returns whether it was that form */
export async function handleKeepForm(
  interaction: FormInteraction,
  respond: Respond,
  dependencies: DiscordDependencies,
): Promise<boolean> {
  const action = decisionIn(interaction);
  if (action === null) return false;
  await handleRequest(interaction, action, 'asker', respond, dependencies);
  return true;
}
