import { z } from 'zod';
import { personSchema } from './person.ts';
import { shownMessageSchema } from './shown-message.ts';
import { snowflakeSchema } from './snowflake.ts';

/** A message that somebody wrote, as the gateway tells of it. */
export const messageEventSchema = z.object({
  id: snowflakeSchema,
  type: z.number(),
  channel_id: snowflakeSchema,
  guild_id: snowflakeSchema.nullish(),
  webhook_id: z.string().nullish(),
  author: personSchema,
  member: z.object({ nick: z.string().nullish() }).optional(),
  content: z.string(),
  mentions: z.array(personSchema),
  referenced_message: shownMessageSchema.extend({ author: z.object({ id: z.string() }) }).nullish(),
});

export type MessageEvent = z.infer<typeof messageEventSchema>;
