import { readFileSync } from 'node:fs';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { ConfigProblem } from './variable.ts';

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

/** The same variables, with every secret that a file holds, and what is wrong with these files. */
export interface EnvironmentWithSecrets {
  readonly variables: Environment;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Takes secrets from the files that hold them, as orchestrators mount them. White space around one is not part of it. One that is
 * given twice, or whose file can't be read or is empty, is a problem.
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

/** A secret, or a sentence on why there is none. */
type SecretOrProblem =
  | { readonly secret: string; readonly sentence?: never }
  | { readonly secret?: never; readonly sentence: string };

function secretIn(path: string, name: string, environment: Environment): SecretOrProblem {
  if (environment[name]?.trim())
    return { sentence: `${name} and ${name}${SUFFIX} are both set: leave one of them out.` };
  // Node's own sentence on this one would repeat the path.
  if (path.includes('\0')) return { sentence: `${name}${SUFFIX} must be the path of a file.` };
  try {
    const secret = readFileSync(path, 'utf8').trim();
    return secret === '' ? { sentence: `${name}${SUFFIX} names a file that is empty.` } : { secret };
  } catch (cause) {
    // The path isn't told: somebody may have put the secret itself there.
    return { sentence: `${name}${SUFFIX} names a file that can't be read: ${describeSystemError(cause)}.` };
  }
}
