import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { SECRETS, secretsFromFiles } from '../../src/config/secrets.ts';
import { inFolder } from '../support/in-folder.ts';
import { runKursk } from '../support/run-kursk.ts';

const SECRET = 'hunter2-hunter2-hunter2-hunter2-hunter2';

describe('a secret', () => {
  it.each(SECRETS)('may stand in a file: %s', async (name) => {
    const folder = await inFolder({ secret: ` ${SECRET}\r\n` });
    expect(
      secretsFromFiles({ [`${name}_FILE`]: join(folder, 'secret'), PORT: '80' }).variables,
    ).toMatchObject({
      [name]: SECRET,
      PORT: '80',
    });
  });

  it('reaches the configuration from its file', async () => {
    const key = randomBytes(32);
    const folder = await inFolder({ key: key.toString('base64'), signing: SECRET, database: 'sqlite:a.db' });
    const { signingSecret, database, encryptionKeys } = readConfig({
      SIGNING_SECRET_FILE: join(folder, 'signing'),
      DATABASE_URL_FILE: join(folder, 'database'),
      ENCRYPTION_KEY_FILE: join(folder, 'key'),
    });
    expect([signingSecret, database]).toEqual([SECRET, { kind: 'sqlite', file: 'a.db' }]);
    expect(encryptionKeys.map((one) => one.export())).toEqual([key]);
  });

  it('is not looked for where the variable is empty', () => {
    expect(
      secretsFromFiles({ SIGNING_SECRET: SECRET, SIGNING_SECRET_FILE: ' ' }).variables.SIGNING_SECRET,
    ).toBe(SECRET);
  });

  it('that is given twice is refused by name', async () => {
    const folder = await inFolder({ secret: SECRET });
    const twice = { SIGNING_SECRET: SECRET, SIGNING_SECRET_FILE: join(folder, 'secret') };
    expect(() => readConfig(twice)).toThrow(
      'SIGNING_SECRET and SIGNING_SECRET_FILE are both set: leave one of them out.',
    );
  });

  it.each([
    ['missing', "can't be read: no such file or directory."],
    ['folder', "can't be read: it is a folder."],
    ['empty', 'is empty.'],
  ])('whose file is no good (%s) is refused by name', async (file, problem) => {
    const folder = await inFolder({ empty: ' \n', 'folder/file': '' });
    expect(() => readConfig({ DATABASE_URL_FILE: join(folder, file) })).toThrow(
      `DATABASE_URL_FILE names a file that ${problem}`,
    );
  });

  it('is never printed, also where it was put in the place of its file or is of the wrong form', async () => {
    for (const path of [SECRET, `${SECRET}\0`]) {
      const { problems } = secretsFromFiles({ SLACK_BOT_TOKEN_FILE: path });
      expect(problems).toHaveLength(1);
      expect(inspect(problems, { depth: null })).not.toContain(SECRET);
    }
    const folder = await inFolder({ secret: `mysql://bot:${SECRET}@db/kursk` });
    const { code, stdout, stderr } = await runKursk(['articles'], {
      env: { DATABASE_URL_FILE: join(folder, 'secret') },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^kursk: DATABASE_URL must be .*\n$/);
    expect(stdout + stderr).not.toContain(SECRET);
  });
});
