import { z } from 'zod';
import { ANSWER_CONTROLS } from '../core/control-kind.ts';
import type { ChannelSettings } from '../core/ports/settings-book.ts';

const SCHEMAS = {
  answers: z.enum(['private', 'public']),
  listens: z.enum(['all', 'mentions', 'off']),
  articles: z.array(z.string()),
  controls: z.array(z.enum(ANSWER_CONTROLS)),
};

/**
 * Settings as they were written. What this version doesn't know, or can't read, is left to the operator: one channel's must not
 * be taken for trouble with the store.
 */
export function parseSettings(json: string): ChannelSettings {
  const written = z.record(z.string(), z.unknown()).safeParse(jsonIn(json)).data ?? {};
  const known = Object.entries(SCHEMAS).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(written[name]);
    return success ? [[name, data]] : [];
  });
  return Object.fromEntries(known);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
