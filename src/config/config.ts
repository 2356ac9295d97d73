import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import envPaths from 'env-paths';
import { z } from 'zod';
import type { DiscordConfig } from '../adapters/discord/discord-config.ts';
import type { SlackConfig } from '../adapters/slack/slack-config.ts';
import type { LeastConfidence } from '../core/answering/confidence.ts';
import type { BotSettings } from '../core/bot/settings.ts';
import type { ParseLimits } from '../corpus/formats/parse-apart.ts';
import { type DatabaseAddress, parseDatabaseUrl } from '../store/database.ts';
import { parseEncryptionKeys } from '../store/sealer.ts';
import { botSettingsOf, botVariables } from './bot.ts';
import { discordConfigOf, discordVariables } from './discord.ts';
import { type EmbedderConfig, embedderConfigOf, embedderVariables } from './embedder.ts';
import { EXPECTED_LIMITS, parseLeastConfidence } from './least-confidence.ts';
import { type McpConfig, mcpConfigOf, mcpVariables } from './mcp.ts';
import { parseLimitsOf, parsingVariables } from './parsing.ts';
import { type ReaderConfig, readerConfigOf, readerVariables } from './reader.ts';
import { secretsFromFiles } from './secrets.ts';
import { type ServerConfig, serverConfigOf, serverVariables } from './server.ts';
import { slackConfigOf, slackVariables } from './slack.ts';
import { ConfigError, type ConfigProblem, oneOf, parsedBy } from './variable.ts';

/** From the most to the least verbose. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The configuration; `null` where nothing is set. `.env.example` documents each variable. */
export interface Config {
  /** The file or folder of articles to answer from; `null`: the bundled article. */
  readonly corpusDir: string | null;
  /** The URL under which the articles are served, without a slash at the end. */
  readonly publicUrl: string | null;
  /** From which confidence on quotes are shown, and are an answer; `null`: the limits of each engine. */
  readonly leastConfidence: LeastConfidence | null;
  /** `null`: the reader is off. */
  readonly reader: ReaderConfig | null;
  /** What reading one document may take. */
  readonly parseLimits: ParseLimits;
  /** `null`: the embedder is off. */
  readonly embedder: EmbedderConfig | null;
  /** The folder of the snapshots of large corpora and of vectors; `null`: none. */
  readonly snapshotDir: string | null;
  readonly bot: Omit<BotSettings, 'publicUrl'>;
  /** The secret that signs controls and hashes people's ids; `null`: the bot makes one, and the store keeps it. */
  readonly signingSecret: string | null;
  readonly logLevel: LogLevel;
  /** Whether the terminal shows colours; `null`: if it can. */
  readonly color: boolean | null;
  /** The database of the store. */
  readonly database: DatabaseAddress;
  /** The PostgreSQL server that retrieves passages by its full-text index; `null`: they are retrieved in memory. */
  readonly retriever: string | null;
  /** A replica of that server, which passages are read from; `null`: none. */
  readonly replica: string | null;
  readonly server: ServerConfig;
  /** `null`: the Model Context Protocol isn't served over HTTP. */
  readonly mcp: McpConfig | null;
  /** The keys that encrypt the tokens of workspaces, newest first; empty: no tokens can be stored. */
  readonly encryptionKeys: readonly KeyObject[];
  /** `null`: Slack isn't connected. */
  readonly slack: SlackConfig | null;
  /** `null`: Discord isn't connected. */
  readonly discord: DiscordConfig | null;
}

/** The folder of this user for files that can be made again. */
const CACHE_FOLDER = envPaths('kursk', { suffix: '' }).cache;

const schema = z.object({
  ...botVariables,
  SIGNING_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  CORPUS_DIR: z.string().optional(),
  LEAST_CONFIDENCE: z.string().transform(parsedBy(parseLeastConfidence, EXPECTED_LIMITS)).optional(),
  RETRIEVER: oneOf(['embedded', 'postgres'], 'embedded'),
  RETRIEVER_URL: z
    .string()
    .transform(parsedBy(parseServerUrl, 'must be postgres://USER:PASSWORD@HOST:PORT/DATABASE'))
    .optional(),
  ...readerVariables,
  ...embedderVariables,
  ...parsingVariables,
  SNAPSHOT_DIR: z.string().optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .regex(/^[^?#]*$/, 'must be an address without "?" and "#"')
    .refine(
      hasNoCredentials,
      'must be an address without a user name and password: everybody who gets a link would see them',
    )
    .optional(),
  ...serverVariables,
  ...mcpVariables,
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
  ...slackVariables,
  ...discordVariables,
});

/** All variables that may be set. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(schema.shape);

export interface LoadedConfig {
  /** Variables with a problem count as not set. */
  readonly config: Config;
  /** Everything that is wrong. */
  readonly problems: readonly ConfigProblem[];
}

/** Loads the configuration of this process. A `.env` file in the working directory adds what the environment doesn't set. Never throws. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): LoadedConfig {
  const envFile = existsSync('.env') ? loadEnvFile(environment) : [];
  const { config, problems } = parseEnvironment(environment);
  return { config, problems: [...envFile, ...problems] };
}

function loadEnvFile(environment: NodeJS.ProcessEnv): ConfigProblem[] {
  try {
    // Editors on Windows may write a byte order mark, which the decoder drops, or UTF-16, which contains zeros.
    const text = new TextDecoder().decode(readFileSync('.env'));
    if (text.includes('\0')) return [envFileProblem("isn't UTF-8 text: save it as UTF-8.")];
    for (const [name, value] of Object.entries(parseEnv(text))) environment[name] ??= value;
    return [];
  } catch {
    return [envFileProblem("can't be read: make it a text file, or remove it.")];
  }
}

function envFileProblem(what: string): ConfigProblem {
  return { variable: 'env-file', sentence: `The file .env here ${what}` };
}

/** Like `parseEnvironment`. @throws ConfigError with the first problem */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { config, problems } = parseEnvironment(environment);
  const [first] = problems;
  if (first !== undefined) throw new ConfigError(first.sentence);
  return config;
}

/** Reads the configuration from variables, and secrets from the files that they name. An empty variable counts as not set. Never throws. */
export function parseEnvironment(environment: Readonly<Record<string, string | undefined>>): LoadedConfig {
  const { variables, problems: badFiles } = secretsFromFiles(environment);
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim() !== ''));
  const badValues = valueProblems(set);
  const bad = [...badFiles, ...badValues].map(({ variable }) => variable);
  const goodEntries = Object.entries(set).filter(([name]) => !bad.includes(name));
  const parsed = schema.parse(Object.fromEntries(goodEntries));
  const slack = slackConfigOf(parsed, parsed.ENCRYPTION_KEY.length > 0);
  const discord = discordConfigOf(parsed);
  const crossProblems = [
    { variable: 'RETRIEVER', sentence: retrieverProblem(parsed) },
    { variable: 'KEEPERS', sentence: keepersProblem(parsed) },
    // A bad variable of the platform is reported already, and would be reported here again as missing.
    ...[
      { variable: 'SLACK', sentence: slack },
      { variable: 'DISCORD', sentence: discord },
    ].filter(({ variable }) => !bad.some((name) => name.startsWith(`${variable}_`))),
  ].flatMap(({ variable, sentence }) => (typeof sentence === 'string' ? [{ variable, sentence }] : []));
  return {
    config: configFrom(parsed, configOrNull(slack), configOrNull(discord)),
    problems: [...badFiles, ...badValues, ...crossProblems],
  };
}

function parseServerUrl(text: string): string | null {
  const address = parseDatabaseUrl(text);
  return address?.kind === 'postgres' ? address.url : null;
}

function retrieverProblem({ RETRIEVER, RETRIEVER_URL, DATABASE_URL }: z.infer<typeof schema>): string | null {
  if (RETRIEVER === 'embedded')
    return RETRIEVER_URL === undefined ? null : 'RETRIEVER_URL is read from with RETRIEVER=postgres only.';
  if (DATABASE_URL.kind === 'postgres') return null;
  return 'RETRIEVER=postgres needs DATABASE_URL to name the server: postgres://USER:PASSWORD@HOST:PORT/DATABASE.';
}

/** An id of Slack without its workspace. */
const OF_ANY_WORKSPACE = /^[UWCG][A-Z0-9]+$/;

function keepersProblem({ KEEPERS, SLACK_CLIENT_ID }: z.infer<typeof schema>): string | null {
  if (SLACK_CLIENT_ID === undefined || !KEEPERS.some((id) => OF_ANY_WORKSPACE.test(id))) return null;
  return 'KEEPERS needs the workspace of each id of Slack where many workspaces install the app, as in T012AB3CD:U012AB3CD.';
}

function configOrNull<Platform extends object>(platform: Platform | null | string): Platform | null {
  return typeof platform === 'string' ? null : platform;
}

function hasNoCredentials(url: string): boolean {
  // What is no URL has a problem already.
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** The first problem of each variable. */
function valueProblems(set: Readonly<Record<string, unknown>>): ConfigProblem[] {
  const sentences = new Map<string, string>();
  for (const { path, message } of schema.safeParse(set).error?.issues ?? []) {
    const variable = path.join('.');
    if (!sentences.has(variable)) sentences.set(variable, `${variable} ${message}.`);
  }
  return Array.from(sentences, ([variable, sentence]) => ({ variable, sentence }));
}

function configFrom(
  set: z.infer<typeof schema>,
  slack: SlackConfig | null,
  discord: DiscordConfig | null,
): Config {
  const { CORPUS_DIR: corpusDir = null, PUBLIC_URL: publicUrl, NO_COLOR, FORCE_COLOR } = set;
  const { LEAST_CONFIDENCE: leastConfidence = null, SNAPSHOT_DIR, SIGNING_SECRET, LOG_LEVEL } = set;
  const { DATABASE_URL: database, RETRIEVER, RETRIEVER_URL = null, ENCRYPTION_KEY: encryptionKeys } = set;
  return {
    corpusDir,
    leastConfidence,
    reader: readerConfigOf(set),
    embedder: embedderConfigOf(set),
    parseLimits: parseLimitsOf(set),
    snapshotDir: SNAPSHOT_DIR === 'off' ? null : (SNAPSHOT_DIR ?? CACHE_FOLDER),
    publicUrl: publicUrl?.replace(/(?<!\/)\/+$/, '') ?? null,
    bot: botSettingsOf(set),
    signingSecret: SIGNING_SECRET ?? null,
    logLevel: LOG_LEVEL,
    color: colorOf(NO_COLOR, FORCE_COLOR),
    database,
    retriever: RETRIEVER === 'postgres' && database.kind === 'postgres' ? database.url : null,
    replica: RETRIEVER === 'postgres' ? RETRIEVER_URL : null,
    server: serverConfigOf(set),
    mcp: mcpConfigOf(set),
    encryptionKeys,
    slack,
    discord,
  };
}

/** See https://no-color.org and https://force-color.org. NO_COLOR wins. */
function colorOf(no: string | undefined, force: string | undefined): boolean | null {
  if (no !== undefined) return false;
  return force === undefined ? null : force !== '0';
}
