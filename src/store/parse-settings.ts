import { z } from 'zod';
import { CONTROL_KINDS } from '../core/control-kind.ts';
import type { ChannelSettings } from '../core/ports/settings-book.ts';

const schema = z.object({
  answers: z.enum(['private', 'public']).exactOptional(),
  listens: z.enum(['all', 'mentions', 'off']).exactOptional(),
  articles: z.array(z.string()).exactOptional(),
  controls: z.array(z.enum(CONTROL_KINDS)).exactOptional(),
});

/** Settings as they were written. @throws z.ZodError for others: nothing but this bot writes them */
export function parseSettings(json: string): ChannelSettings {
  return schema.parse(JSON.parse(json));
}
