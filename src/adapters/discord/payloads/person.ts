import { z } from 'zod';

/** A user, as far as the bot looks. */
export const personSchema = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

export type Person = z.infer<typeof personSchema>;
