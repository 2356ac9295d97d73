import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';
import { reasonOf } from './corpus/reason-of.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What nobody else may know. Each may stand in a file instead, which the variable with "_FILE" behind its name tells. */
export const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'DISCORD_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_PUBLIC_KEY',
  'ENCRYPTION_KEY',
  'SIGNING_SECRET',
  'DATABASE_URL',
  'METRICS_TOKEN',
] as const;

const SUFFIX = '_FILE';

/**
 * The same variables, with every secret that a file holds, as orchestrators mount them. White space around it is not part of it.
 *
 * @throws ConfigError when a secret is given twice, or its file can't be read or is empty
 */
export function secretsFromFiles(environment: Environment): Environment {
  const found = SECRETS.flatMap((name) => {
    const path = environment[name + SUFFIX]?.trim();
    return path ? [[name, secretIn(path, name, environment)] as const] : [];
  });
  return { ...environment, ...Object.fromEntries(found) };
}

function secretIn(path: string, name: string, environment: Environment): string {
  if (environment[name]?.trim()) {
    throw new ConfigError(`${name} and ${name}${SUFFIX} are both set: leave one of them out.`);
  }
  const secret = contentOf(path, name).trim();
  if (secret === '') throw new ConfigError(`${name}${SUFFIX} names a file that is empty.`);
  return secret;
}

function contentOf(path: string, name: string): string {
  // Node's own sentence on this one would repeat the path.
  if (path.includes('\0')) throw new ConfigError(`${name}${SUFFIX} must be the path of a file.`);
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    // The path isn't told: somebody may have put the secret itself there.
    throw new ConfigError(`${name}${SUFFIX} names a file that can't be read: ${reasonOf(cause)}.`);
  }
}
