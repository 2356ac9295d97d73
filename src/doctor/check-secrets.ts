import { readFile, stat } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { SECRETS } from '../config/secrets.ts';
import type { Check, Finding } from './check.ts';

const ENV_FILE = '.env';
/** The permissions of everybody but the owner. */
const OTHERS = 0o077;

/** Checks that nobody else on this machine reads the secrets in the file `.env` of the working directory. */
export const secretsCheck: Check = {
  id: 'secrets',
  variables: [],
  timeout: 5_000,
  timeoutFix: 'Check the disk that the working directory is on.',
  run: async () => findingAbout(await readableSecrets()),
};

interface EnvFile {
  readonly isForOthers: boolean;
  /** The names of the secrets that it sets. */
  readonly secrets: readonly string[];
}

/** `null`: there is no such file, or its permissions mean nothing here. */
async function readableSecrets(): Promise<EnvFile | null> {
  if (process.platform === 'win32') return null;
  const found = await stat(ENV_FILE).catch(() => null);
  if (found?.isFile() !== true) return null;
  const set = parseEnv(await readFile(ENV_FILE, 'utf8').catch(() => ''));
  const secrets = SECRETS.filter((name) => set[name]?.trim());
  return { isForOthers: (found.mode & OTHERS) !== 0, secrets };
}

function findingAbout(file: EnvFile | null): Finding {
  if (file === null || file.secrets.length === 0)
    return { status: 'skip', found: 'There is no file .env with secrets here.' };
  if (!file.isForOthers) return { status: 'ok', found: 'Only its owner may read the secrets in .env.' };
  return {
    status: 'warn',
    found: `Others on this machine may read .env, which sets ${file.secrets.join(', ')}.`,
    fix: 'Run `chmod 600 .env`.',
  };
}
