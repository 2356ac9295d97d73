import type { SettingsBook } from '../core/ports/settings-book.ts';
import type { Access } from './access.ts';
import { parseSettings } from './parse-settings.ts';

/** The settings of a channel are a row, as JSON. */
export function createSettingsBook({ run }: Access): SettingsBook {
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
