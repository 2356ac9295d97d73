import { readFileSync } from 'node:fs';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { ConfigProblem } from './variable.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables with secrets. Each may be in a file instead, which the variable with "_FILE" behind its name gives the path of. */
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
  'RETRIEVER_URL',
  'METRICS_TOKEN',
  'ADMIN_TOKEN',
  'MCP_TOKEN',
  'MCP_SLACK_SIGNING_SECRET',
] as const;

const SUFFIX = '_FILE';

export interface EnvironmentWithSecrets {
  /** The environment, with the secrets that were read from files. */
  readonly variables: Environment;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads secrets from files, as orchestrators mount them. White space around a secret is dropped. A secret that is given twice, or
 * whose file is empty or can't be read, is a problem.
 */
export function secretsFromFiles(environment: Environment): EnvironmentWithSecrets {
  const found = SECRETS.flatMap((name) => {
    const path = environment[name + SUFFIX]?.trim();
    return path ? [{ name, ...secretIn(path, name, environment) }] : [];
  });
  return {
    variables: { ...environment, ...Object.fromEntries(found.map(({ name, secret }) => [name, secret])) },
    problems: found.flatMap(({ name, sentence }) =>
      sentence === undefined ? [] : [{ variable: name, sentence }],
    ),
  };
}

type SecretOrProblem =
  | { readonly secret: string; readonly sentence?: never }
  | { readonly secret?: never; readonly sentence: string };

function secretIn(path: string, name: string, environment: Environment): SecretOrProblem {
  if (environment[name]?.trim())
    return { sentence: `${name} and ${name}${SUFFIX} are both set: leave one of them out.` };
  // Node's own message for this would repeat the path.
  if (path.includes('\0')) return { sentence: `${name}${SUFFIX} must be the path of a file.` };
  try {
    const secret = readFileSync(path, 'utf8').trim();
    return secret === '' ? { sentence: `${name}${SUFFIX} names a file that is empty.` } : { secret };
  } catch (cause) {
    // The sentence leaves out the path: somebody may have put the secret itself there.
    return { sentence: `${name}${SUFFIX} names a file that can't be read: ${describeSystemError(cause)}.` };
  }
}
