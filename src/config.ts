import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import envPaths from 'env-paths';
import { z } from 'zod';
import { LEAST_CONFIDENCE } from './core/ask.ts';
import { parsedBy } from './parsed-by.ts';
import { type DatabaseAddress, parseDatabaseUrl } from './store/database-address.ts';
import { parseEncryptionKeys } from './store/parse-encryption-keys.ts';

/** What the environment says; `null` where it says nothing. `.env.example` documents each variable. */
export interface Config {
  /** The file or folder of articles to answer from instead of the one that comes along. */
  readonly corpusDir: string | null;
  /** Where the operator serves the articles, without a slash at the end. */
  readonly publicUrl: string | null;
  /** Below this confidence, from 0 to 1, the articles don't say. */
  readonly leastConfidence: number;
  /** Where the indexes of large corpora are kept; `null`: nowhere. */
  readonly snapshotDir: string | null;
  /** Colours in the terminal; `null`: where it can show them. */
  readonly color: boolean | null;
  /** Where the service keeps what it must remember. */
  readonly database: DatabaseAddress;
  /** What the tokens of workspaces are encrypted under, newest first; empty: none can be kept. */
  readonly encryptionKeys: readonly KeyObject[];
}

/** A variable with a bad value; its message names it and says what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Where this user's programs keep what they can make again. */
const CACHE_FOLDER = envPaths('kursk', { suffix: '' }).cache;

const schema = z.object({
  CORPUS_DIR: z.string().optional(),
  LEAST_CONFIDENCE: z.coerce
    .number({ error: 'must be a number from 0 to 1' })
    .min(0, 'must be a number from 0 to 1')
    .max(1, 'must be a number from 0 to 1')
    .default(LEAST_CONFIDENCE),
  SNAPSHOT_DIR: z.string().optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .regex(/^[^?#]*$/, 'must be an address without "?" and "#"')
    .optional(),
  DATABASE_URL: z
    .string()
    .default('sqlite:./data/kursk.db')
    .transform(
      parsedBy(parseDatabaseUrl, 'must be sqlite:PATH, or postgres://USER:PASSWORD@HOST:PORT/DATABASE'),
    ),
  ENCRYPTION_KEY: z
    .string()
    .transform(
      parsedBy(
        parseEncryptionKeys,
        'must be 32 random bytes in base64, as "openssl rand -base64 32" prints; or several such keys, the newest first, with commas between',
      ),
    )
    .default([]),
});

/** Reads the configuration of this process; a `.env` file here adds what the environment doesn't set. @throws ConfigError */
export function loadConfig(): Config {
  if (existsSync('.env')) loadEnvFile();
  return readConfig(process.env);
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new ConfigError("The file .env here can't be read: make it a text file, or remove it.", { cause });
  }
}

/** Reads the configuration from variables; an empty one is an absent one. @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { CORPUS_DIR: corpusDir = null, PUBLIC_URL: publicUrl, NO_COLOR, FORCE_COLOR } = parsed.data;
  const { LEAST_CONFIDENCE: leastConfidence, SNAPSHOT_DIR } = parsed.data;
  const { DATABASE_URL: database, ENCRYPTION_KEY: encryptionKeys } = parsed.data;
  return {
    corpusDir,
    leastConfidence,
    snapshotDir: SNAPSHOT_DIR === 'off' ? null : (SNAPSHOT_DIR ?? CACHE_FOLDER),
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    color: colorOf(NO_COLOR, FORCE_COLOR),
    database,
    encryptionKeys,
  };
}

/** See https://no-color.org and https://force-color.org; who wants none goes first. */
function colorOf(no: string | undefined, force: string | undefined): boolean | null {
  if (no !== undefined) return false;
  return force === undefined ? null : force !== '0';
}
