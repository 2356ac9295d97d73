import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLE_NAMES } from '../../src/config/config.ts';

const run = promisify(execFile);

/** What is asked of both: little to write to, and no rights. */
const service = z.object({
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  volumes: z.array(z.string()),
  read_only: z.literal(true),
  tmpfs: z.array(z.string()).min(1),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
});

describe('the compose file', async () => {
  const { services, secrets, volumes } = z
    .object({
      services: z.object({ bot: service, database: service }),
      secrets: z.record(z.string(), z.object({ file: z.string().startsWith('./secrets/') })),
      volumes: z.record(z.string(), z.null()),
    })
    .parse(parse(await readFile('compose.yaml', 'utf8')));

  it('sets only variables that the configuration knows, and each secret in one way', () => {
    const { environment } = services.bot;
    for (const [name, value] of Object.entries(environment)) {
      const secret = name.replace(/_FILE$/, '');
      expect(VARIABLE_NAMES).toContain(secret);
      if (secret !== name)
        expect([environment[secret], value.replace('/run/secrets/', '')]).toEqual(['', secret.toLowerCase()]);
    }
  });

  it('mounts every secret that is read from a file, from a file that git and the image leave out', async () => {
    for (const { environment, secrets: mounted } of Object.values(services)) {
      const read = Object.values(environment).flatMap((value) => value.split('/run/secrets/')[1] ?? []);
      expect(read.sort()).toEqual([...mounted].sort());
      expect(Object.keys(secrets)).toEqual(expect.arrayContaining(mounted));
    }
    await expect(run('git', ['check-ignore', 'secrets/database_url'])).resolves.toBeDefined();
    expect(await readFile('.dockerignore', 'utf8')).not.toContain('!secrets');
  });

  it('keeps what is written in volumes that it declares', () => {
    const named = Object.values(services).flatMap(({ volumes: mounted }) =>
      mounted.map((one) => one.split(':')[0]),
    );
    expect(named.sort()).toEqual(Object.keys(volumes).sort());
  });
});
