import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

/** Creates the first tables, with types that both databases know: to SQLite a `bigint` is an integer like any other. */
export async function createTables(database: Kysely<unknown>): Promise<void> {
  await createClaims(database);
  await createQuestions(database);
  await createFeedback(database);
  await createChannelSettings(database);
  await createInstallations(database);
  await createTokenBuckets(database);
  await createSecrets(database);
  await createHealthChecks(database);
}

const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const required = (column: ColumnDefinitionBuilder) => column.notNull();

async function createClaims({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('claims')
    .addColumn('event', 'text', key)
    .addColumn('holder', 'text', required)
    .addColumn('made_at', 'bigint', required)
    .addColumn('lease_ends_at', 'bigint', required)
    .addColumn('is_answered', 'integer', required)
    .execute();
  await schema.createIndex('claims_by_age').on('claims').column('made_at').execute();
}

async function createQuestions({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('questions')
    .addColumn('id', 'text', key)
    .addColumn('asked_at', 'bigint', required)
    .addColumn('platform', 'text', required)
    .addColumn('workspace', 'text')
    .addColumn('channel', 'text', required)
    .addColumn('conversation', 'text')
    .addColumn('person', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('outcome', 'text', required)
    .addColumn('confidence', 'double precision', required)
    .addColumn('engine', 'text', required)
    .addColumn('nearest_article', 'text')
    .addColumn('nearest_passage', 'integer')
    .execute();
  const index = (name: string) => schema.createIndex(`questions_by_${name}`).on('questions');
  await index('age').column('asked_at').execute();
  await index('person').columns(['person', 'asked_at']).execute();
  await index('conversation').columns(['conversation', 'channel', 'platform', 'asked_at']).execute();
}

async function createFeedback({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('feedback')
    .addColumn('question', 'text', (column) =>
      required(column).references('questions.id').onDelete('cascade'),
    )
    .addColumn('person', 'text', required)
    .addColumn('verdict', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('given_at', 'bigint', required)
    .addPrimaryKeyConstraint('feedback_key', ['question', 'person'])
    .execute();
  await schema.createIndex('feedback_by_person').on('feedback').column('person').execute();
}

async function createChannelSettings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('channel_settings')
    .addColumn('platform', 'text', required)
    .addColumn('channel', 'text', required)
    .addColumn('settings', 'text', required)
    .addPrimaryKeyConstraint('channel_settings_key', ['platform', 'channel'])
    .execute();
}

async function createInstallations({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('installations')
    .addColumn('platform', 'text', required)
    .addColumn('workspace', 'text', required)
    .addColumn('sealed_record', 'text', required)
    .addPrimaryKeyConstraint('installations_key', ['platform', 'workspace'])
    .execute();
}

async function createTokenBuckets({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('token_buckets')
    .addColumn('key', 'text', key)
    .addColumn('full_at', 'bigint', required)
    .addColumn('was_allowed', 'integer', required)
    .execute();
  await schema.createIndex('token_buckets_by_age').on('token_buckets').column('full_at').execute();
}

async function createSecrets({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('secrets')
    .addColumn('name', 'text', key)
    .addColumn('secret', 'text', required)
    .execute();
}

async function createHealthChecks({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('health_checks')
    .addColumn('id', 'text', key)
    .addColumn('filler', 'text', required)
    .execute();
}
