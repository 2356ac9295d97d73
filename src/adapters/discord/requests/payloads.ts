import { ApplicationCommandType, InteractionType } from 'discord.js';
import { z } from 'zod';
import { messageTextSchema } from './message-text.ts';
import { shownMessageSchema } from './shown-message.ts';

/** Discord's ids. Checked, because they become parts of URLs and of regular expressions. */
const snowflakeSchema = z.string().regex(/^\d{1,20}$/);

/** The part of a user that the bot reads. */
const personSchema = z.object({
  id: snowflakeSchema,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

/** The part of a channel or thread that the bot reads. */
export const channelSchema = z.object({
  id: snowflakeSchema,
  type: z.number(),
  /** Of a thread, its channel. */
  parent_id: snowflakeSchema.nullish(),
  /** Of a forum's post, its title. */
  name: z.string().nullish(),
});

/** The fields needed to answer an interaction. */
const answerable = {
  id: snowflakeSchema,
  application_id: snowflakeSchema,
  token: z.string().regex(/^[\w.~=+-]{1,1000}$/),
  guild_id: snowflakeSchema.nullish(),
  channel_id: snowflakeSchema.optional(),
  channel: channelSchema.optional(),
  context: z.number().nullish(),
  /** By the way of installation: the server that has the bot, and the person who has it for themselves. */
  authorizing_integration_owners: z.object({ 0: z.string().optional() }).nullish(),
  locale: z.string().nullish(),
};

/** The fields of every interaction except a ping. */
const common = {
  ...answerable,
  member: z
    .object({
      user: personSchema,
      nick: z.string().nullish(),
      permissions: z.string().regex(/^\d{1,30}$/),
      roles: z.array(snowflakeSchema).optional(),
    })
    .optional(),
  user: personSchema.optional(),
};

/** An option with what was typed. */
const optionSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});

const namedOptionsSchema = z.object({
  name: z.string(),
  options: z.array(z.object({ name: z.string(), options: z.array(optionSchema).optional() })).optional(),
});

export const commandSchema = z.object({
  ...common,
  type: z.literal(InteractionType.ApplicationCommand),
  data: namedOptionsSchema.extend({ type: z.literal(ApplicationCommandType.ChatInput) }),
});

/** A message from whose menu a command was chosen. What it takes to keep it is optional: to ask about it, its text is enough. */
const chosenMessageSchema = messageTextSchema.extend({
  author: personSchema.optional().catch(undefined),
  webhook_id: z.string().nullish(),
  timestamp: z.string().optional(),
  referenced_message: messageTextSchema.nullish().catch(undefined),
});

export const messageCommandSchema = z.object({
  ...common,
  type: z.literal(InteractionType.ApplicationCommand),
  data: z.object({
    type: z.literal(ApplicationCommandType.Message),
    name: z.string(),
    target_id: z.string(),
    resolved: z.object({ messages: z.record(z.string(), chosenMessageSchema) }),
  }),
});

export const autocompleteSchema = z.object({
  ...common,
  type: z.literal(InteractionType.ApplicationCommandAutocomplete),
  data: namedOptionsSchema,
});

export const pressSchema = z.object({
  ...common,
  type: z.literal(InteractionType.MessageComponent),
  data: z.object({ custom_id: z.string() }),
  message: shownMessageSchema.extend({ id: z.string() }),
});

export const formSchema = z.object({
  ...common,
  type: z.literal(InteractionType.ModalSubmit),
  data: z.object({
    custom_id: z.string(),
    components: z.array(
      z.object({
        type: z.number(),
        component: z
          .object({
            type: z.number(),
            custom_id: z.string().optional(),
            value: z.unknown().optional(),
            values: z.array(z.string()).optional(),
          })
          .optional(),
      }),
    ),
  }),
  message: shownMessageSchema.optional(),
});

export const pingSchema = z.object({ type: z.literal(InteractionType.Ping) });

export const answerableSchema = z.object(answerable);

/** An interaction. Discord waits for a response to it for 3 seconds. */
export const interactionSchema = z.union([
  commandSchema,
  messageCommandSchema,
  autocompleteSchema,
  pressSchema,
  formSchema,
  pingSchema,
]);

export type CommandInteraction = z.infer<typeof commandSchema>;
export type MessageCommandInteraction = z.infer<typeof messageCommandSchema>;
export type AutocompleteInteraction = z.infer<typeof autocompleteSchema>;
export type PressInteraction = z.infer<typeof pressSchema>;
export type FormInteraction = z.infer<typeof formSchema>;
export type Interaction = z.infer<typeof interactionSchema>;
/** The part of an interaction that is needed to answer it. */
export type Answerable = z.infer<typeof answerableSchema>;
/** The part that every interaction except a ping has. */
export type AnyInteraction = Pick<CommandInteraction, keyof typeof common>;

/** A new message, as the gateway sends it. */
export const messageEventSchema = messageTextSchema.extend({
  id: snowflakeSchema,
  type: z.number(),
  channel_id: snowflakeSchema,
  guild_id: snowflakeSchema.nullish(),
  webhook_id: z.string().nullish(),
  author: personSchema,
  member: z.object({ nick: z.string().nullish() }).optional(),
  mentions: z.array(personSchema),
  referenced_message: shownMessageSchema.extend({ author: z.object({ id: z.string() }) }).nullish(),
  /** Of a message that replies or forwards. */
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
});

export type MessageEvent = z.infer<typeof messageEventSchema>;
