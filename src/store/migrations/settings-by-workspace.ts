import { type Kysely, sql } from 'kysely';

/**
 * Adds the workspace to the key of a channel's settings. Of those that were set before, it isn't known. SQLite can't change a key, so
 * that both databases get a new table.
 */
export async function settingsByWorkspace(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('settings_by_workspace')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_by_workspace_key', ['platform', 'workspace', 'channel'])
    .execute();
  await sql`insert into settings_by_workspace select platform, '', channel, settings from channel_settings`.execute(
    database,
  );
  await schema.dropTable('channel_settings').execute();
  await schema.alterTable('settings_by_workspace').renameTo('channel_settings').execute();
}
