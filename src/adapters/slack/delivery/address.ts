import { z } from 'zod';
import { pressedMessageSchema } from '../pressed-message.ts';

/** By which way a reply goes. */
const waySchema = z.discriminatedUnion('kind', [
  /** At the `response_url` of what somebody did; into the thread where they did it. */
  z.object({ kind: z.literal('url'), url: z.string(), thread: z.string().nullable().default(null) }),
  /** Into a thread, or into the channel itself. */
  z.object({ kind: z.literal('thread'), thread: z.string().nullable() }),
  /** Into the message whose control was pressed. */
  z.object({ kind: z.literal('place'), message: pressedMessageSchema, pressed: z.string() }),
]);

/** Where a reply goes, whichever process brings it. */
export const addressSchema = z.object({
  user: z.string(),
  channel: z.string(),
  way: waySchema,
  /** Whose token it takes. */
  installation: z.object({
    teamId: z.string().optional(),
    enterpriseId: z.string().optional(),
    isEnterpriseInstall: z.boolean(),
  }),
});

export type Way = z.infer<typeof waySchema>;
export type Address = z.infer<typeof addressSchema>;
