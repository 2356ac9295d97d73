import type { types } from '@slack/bolt';
import { z } from 'zod';

const blockSchema = z.custom<types.KnownBlock>(
  (value) => z.looseObject({ type: z.string(), block_id: z.string().optional() }).safeParse(value).success,
);

export const pressedMessageSchema = z.object({
  ts: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().nullable().default(null),
  blocks: z.array(blockSchema).default([]),
});

/** A message of the bot's with a control that was pressed, as Slack has it. */
export type PressedMessage = z.infer<typeof pressedMessageSchema>;

/** `null` of a message that only one person sees: Slack doesn't tell what it says. */
export function readPressedMessage(message: unknown): PressedMessage | null {
  return pressedMessageSchema.safeParse(message).data ?? null;
}
