import { z } from 'zod';
import {
  ANSWER_CONTROLS,
  type ChannelSettings,
  type ChannelSettingsStore,
} from '../core/ports/channel-settings.ts';
import type { StoreConnection } from './store-connection.ts';

/** Keeps the settings of a channel as JSON in one row. */
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
 * Parses settings, setting by setting. One that is unknown or invalid falls back to the operator's default: a bad value in one
 * channel must not look like a failure of the store.
 */
export function parseSettings(json: string): ChannelSettings {
  const stored = z.record(z.string(), z.unknown()).safeParse(parseJson(json)).data ?? {};
  const valid = Object.entries(SETTING_SCHEMAS).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(stored[name]);
    return success ? [[name, data]] : [];
  });
  return Object.fromEntries(valid);
}

/** `null` for text that isn't JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
