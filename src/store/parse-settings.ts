import { z } from 'zod';
import { ANSWER_CONTROLS } from '../core/control-kind.ts';
import type { ChannelSettings } from '../core/ports/settings-book.ts';

const schema = z.object({
  answers: z.enum(['private', 'public']).exactOptional(),
  listens: z.enum(['all', 'mentions', 'off']).exactOptional(),
  articles: z.array(z.string()).exactOptional(),
  controls: z.array(z.enum(ANSWER_CONTROLS)).exactOptional(),
});

/** Settings as they were written. @throws z.ZodError for others: nothing but this bot writes them */
export function parseSettings(json: string): ChannelSettings {
  return schema.parse(JSON.parse(json));
}
