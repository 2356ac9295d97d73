import { execFile } from 'node:child_process';
import { readdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { examplesIn } from './support/examples-in.ts';
import { inFolder } from './support/in-folder.ts';
import { readDocument } from './support/read-documents.ts';
import { startService } from './support/start-service.ts';

const run = promisify(execFile);
const document = await readDocument('docs/operations.md');

/** Where the document has the service. */
const ADDRESS = 'http://127.0.0.1:3000';

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
