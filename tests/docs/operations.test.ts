import { execFile } from 'node:child_process';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { createChecks } from '../../src/doctor/checks.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { examplesIn, readDocument } from '../support/documents.ts';
import { inFolder } from '../support/in-folder.ts';
import { startService } from '../support/start-service.ts';

const run = promisify(execFile);
const document = await readDocument('docs/operations.md');

/** Where the document has the service. */
const ADDRESS = 'http://127.0.0.1:3000';

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const DISCORD = { DISCORD_APPLICATION_ID: '1'.repeat(17), DISCORD_PUBLIC_KEY: 'f'.repeat(64) };

/** Together, all that can be looked at. */
const INSTALLATIONS = [
  {},
  { ...SLACK, ...DISCORD, DISCORD_TOKEN: 'a.b.c' },
  {
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_ID: '1',
    SLACK_CLIENT_SECRET: 's',
    SLACK_STATE_SECRET: 's'.repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
  },
];

async function checkIdsOf(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const checks = await createChecks({
    config: readConfig(environment),
    openLibrary: () => Promise.reject(new Error('Nothing is looked at.')),
    readerState: async () => null,
    embedderState: async () => null,
    clock: systemClock,
    requestTimeout: 1_000,
    guild: null,
    slackManifest: null,
  });
  return checks.map(({ id }) => id);
}

describe('docs/operations.md', () => {
  it('has examples that print what it says, one after the other, beside a running service', async () => {
    const { address } = await startService({ READER: '' });
    const folder = await inFolder({ 'bin/.keep': '' });
    await symlink(resolve('bin/kursk.js'), join(folder, 'bin/kursk'));
    const examples = examplesIn(document);
    expect(examples.length).toBeGreaterThan(0);
    for (const { command, output } of examples) {
      const there = `PATH="$PWD/bin:$PATH"; ${command.replaceAll(ADDRESS, address)}`;
      const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', there], { cwd: folder });
      expect([command, stderr, stdout.trimEnd()]).toEqual([command, '', output]);
    }

    // The secrets that it has made are those that the compose file mounts, and good.
    const secrets = (await readdir(join(folder, 'secrets'))).filter((name) => name !== 'database_password');
    const environment = secrets.map((name) => [`${name.toUpperCase()}_FILE`, join(folder, 'secrets', name)]);
    const { database, encryptionKeys, signingSecret } = readConfig(Object.fromEntries(environment));
    const password = await readFile(join(folder, 'secrets/database_password'), 'utf8');
    expect(database).toEqual({
      kind: 'postgres',
      url: `postgres://kursk:${password.trim()}@database:5432/kursk`,
    });
    expect([encryptionKeys.length, signingSecret?.length]).toEqual([1, 44]);
  });

  it('tells of every figure of /metrics, and of no other', async () => {
    const { address } = await startService();
    const text = await (await fetch(`${address}/metrics`)).text();
    const figures = Array.from(text.matchAll(/^# TYPE (?<name>kursk_\w+)/gm), ([, name]) => name);
    const told = Array.from(document.text.matchAll(/^\| `(?<name>kursk_\w+)`/gm), ([, name]) => name);
    expect(told.sort()).toEqual(figures.sort());
  });

  it('tells of every check of the doctor, and of no other', async () => {
    const ids = (await Promise.all(INSTALLATIONS.map(checkIdsOf))).flat();
    const [, table = ''] = document.text.split('| check | looks at |');
    const told = table.split('\n\n')[0]?.matchAll(/^\| (?<cell>`.*?) \|/gm) ?? [];
    const named = Array.from(told, ([, cell = '']) => cell.split(', ')).flat();
    expect(named.map((id) => id.replaceAll('`', '')).sort()).toEqual(
      [...new Set(['configuration', ...ids])].sort(),
    );
  });

  it('quotes sentences that the program has', async () => {
    const sources = await readSources('src');
    const [, table = ''] = document.text.split('## When something is wrong');
    const sentences = Array.from(
      table.matchAll(/^\| `(?<sentence>[^`]+)` \|/gm),
      ([, sentence = '']) => sentence,
    );
    expect(sentences.length).toBeGreaterThan(0);
    const pieces = sentences.flatMap((sentence) => sentence.split('…').map((piece) => piece.trim()));
    expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([]);
  });

  it('names lines of the log that the program writes', async () => {
    const sources = await readSources('src');
    const [, logs = ''] = document.text.split('## Logs');
    const [table = ''] = logs.split('What people asked');
    const lines = Array.from(table.matchAll(/^\| (?<lines>`.*?) \|/gm), ([, cell = '']) => cell)
      .flatMap((cell) => cell.match(/(?<=`)[^`,]+(?=`)/g) ?? [])
      .filter((line) => line !== 'msg');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !sources.includes(`'${line.replace('…', '')}`))).toEqual([]);
  });
});

async function readSources(folder: string): Promise<string> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
  return texts.join('\n').replaceAll(/\$\{[^}]*\}/g, '');
}
