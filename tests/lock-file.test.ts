import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string(), link: z.boolean().optional(), integrity: z.string().optional() }),
  ),
});

describe('the lock file', async () => {
  const { packages } = lockSchema.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && link !== true);

  it('has the SHA-512 of every package, those of other machines too', () => {
    expect(installed.length).toBeGreaterThan(200);
    const unchecked = installed.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });
});
