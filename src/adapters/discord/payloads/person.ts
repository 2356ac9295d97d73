import { z } from 'zod';
import { snowflakeSchema } from './snowflake.ts';

/** A user, as far as the bot looks. */
export const personSchema = z.object({
  id: snowflakeSchema,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

export type Person = z.infer<typeof personSchema>;
