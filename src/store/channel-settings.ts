import { z } from 'zod';
import {
  ANSWER_CONTROLS,
  type ChannelSettings,
  type ChannelSettingsStore,
} from '../core/ports/channel-settings.ts';
import type { StoreConnection } from './store-connection.ts';

/** The settings of a channel are a row, as JSON. */
export function createChannelSettings({ run }: StoreConnection): ChannelSettingsStore {
  return {
    read: ({ platform, id }) =>
      run(async (tables) => {
        const row = await tables
          .selectFrom('channel_settings')
          .select('settings')
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .executeTakeFirst();
        return row === undefined ? {} : parseSettings(row.settings);
      }),

    write: ({ platform, id }, settings) =>
      run(async (tables) => {
        const row = { settings: JSON.stringify(settings) };
        await tables
          .insertInto('channel_settings')
          .values({ platform, channel: id, ...row })
          .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet(row))
          .execute();
      }),
  };
}

const SETTING_SCHEMAS = {
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
  const known = Object.entries(SETTING_SCHEMAS).flatMap(([name, schema]) => {
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
