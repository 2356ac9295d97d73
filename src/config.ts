import { existsSync } from 'node:fs';
import { z } from 'zod';

/** What the environment says; `null` where it says nothing. `.env.example` documents each variable. */
export interface Config {
  /** The file or folder of articles to answer from instead of the one that comes along. */
  readonly corpusDir: string | null;
  /** Where the operator serves the articles, without a slash at the end. */
  readonly publicUrl: string | null;
  /** Colours in the terminal; `null`: where it can show them. */
  readonly color: boolean | null;
}

/** A variable with a bad value; its message names it and says what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const schema = z.object({
  CORPUS_DIR: z.string().optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .regex(/^[^?#]*$/, 'must be an address without "?" and "#"')
    .optional(),
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
  return {
    corpusDir,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    color: colorOf(NO_COLOR, FORCE_COLOR),
  };
}

/** See https://no-color.org and https://force-color.org; who wants none goes first. */
function colorOf(no: string | undefined, force: string | undefined): boolean | null {
  if (no !== undefined) return false;
  return force === undefined ? null : force !== '0';
}
