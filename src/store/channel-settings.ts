import { z } from 'zod';
import type { ChannelSettings, ChannelSettingsStore } from '../core/ports/channel-settings.ts';
import { ANSWER_CONTROLS } from '../core/ports/control-kinds.ts';
import type { StoreConnection } from './store-connection.ts';

/** The workspace of a channel whose id is unique on the platform, and of what an earlier version stored. */
const NO_WORKSPACE = '';

/** Keeps the settings of a channel as JSON in one row. */
export function createChannelSettings({ run }: StoreConnection): ChannelSettingsStore {
  return {
    read: ({ platform, id, workspace = NO_WORKSPACE }) =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('channel_settings')
          .select(['settings', 'workspace'])
          .where('platform', '=', platform)
          .where('channel', '=', id)
          .where('workspace', 'in', [workspace, NO_WORKSPACE])
          .execute();
        const row = rows.find((one) => one.workspace === workspace) ?? rows[0];
        return row === undefined ? {} : parseSettings(row.settings);
      }),

    readAll: ({ platform, id }) =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('channel_settings')
          .select(['channel', 'settings'])
          .where('platform', '=', platform)
          .where('workspace', 'in', [id, NO_WORKSPACE])
          // The workspace's own row comes after the one without, and replaces it.
          .orderBy('workspace')
          .execute();
        return new Map(rows.map(({ channel, settings }) => [channel, parseSettings(settings)]));
      }),

    write: ({ platform, id, workspace = NO_WORKSPACE }, settings) =>
      run(async (tables) => {
        const row = { settings: JSON.stringify(settings) };
        await tables
          .insertInto('channel_settings')
          .values({ platform, workspace, channel: id, ...row })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet(row))
          .execute();
      }),
  };
}

const SETTING_SCHEMAS = {
  answers: z.enum(['private', 'public']),
  listens: z.enum(['all', 'questions', 'mentions', 'off']),
  unasked: z.enum(['paused', 'confirmed']),
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
