import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type LockFile, listLicences } from '../../scripts/list-licences.ts';

const PERMISSIVE = new Set<string | undefined>([
  '(MIT AND Zlib)',
  '(MIT OR CC0-1.0)',
  '(MIT OR GPL-3.0-or-later)',
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);

describe('the list of licences', () => {
  it('is that of the lock file; "npm run licences" writes it anew', async () => {
    const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
    expect(await readFile('docs/licences.md', 'utf8')).toBe(listLicences(lock));
  });

  it('tells what is installed along from what is for work on the project, and each version once', () => {
    const page = listLicences({
      packages: {
        '': {
          version: '1.0.0',
          license: 'MIT',
          dependencies: { a: '1.0.0' },
          optionalDependencies: { '@x/c': '3.0.0' },
        },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/@x/c': { version: '3.0.0' },
        'node_modules/d': { version: '4.0.0', license: 'MIT', dev: true },
      },
    });
    expect(page).toContain('installs 3 others, of every platform together; the project names 2 of them');
    expect(page).toContain('| MIT | 1 | 1 |\n| ISC | 1 | 0 |\n| not told | 1 | 0 |');
    expect(page).toContain('| **@x/c** | 3.0.0 | not told |\n| **a** | 1.0.0 | MIT |\n| b | 2.0.0 | ISC |\n');
    expect(page).not.toContain('| d |');
  });

  it('holds, of what is installed along, only licences that ask for no more than to be named', async () => {
    const { packages }: LockFile = JSON.parse(await readFile('package-lock.json', 'utf8'));
    const licences = Object.entries(packages).flatMap(([folder, { dev, license }]) =>
      folder === '' || dev ? [] : [license],
    );
    expect(licences.filter((licence) => !PERMISSIVE.has(licence))).toEqual([]);
  });
});
