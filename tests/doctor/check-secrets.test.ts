import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { secretsCheck } from '../../src/doctor/check-secrets.ts';
import { inFolder } from '../support/in-folder.ts';

/** What is found in a folder with this `.env`. */
async function foundWith(text: string | null, mode = 0o600) {
  const folder = await inFolder({});
  if (text !== null) {
    await writeFile(join(folder, '.env'), text);
    await chmod(join(folder, '.env'), mode);
  }
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  return await secretsCheck.run();
}

const WITH_SECRETS = 'PORT=80\nDISCORD_TOKEN=abc\nSIGNING_SECRET=\nexport METRICS_TOKEN="x y"\n';

it.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o604])(
  'others who may read the secrets in .env are warned of, without the secrets: mode %o',
  async (mode) => {
    expect(await foundWith(WITH_SECRETS, mode)).toEqual({
      status: 'warn',
      found: 'Others on this machine may read .env, which sets DISCORD_TOKEN, METRICS_TOKEN.',
      fix: 'Run `chmod 600 .env`.',
    });
  },
);

it.skipIf(process.platform === 'win32')('secrets that only their owner may read are well', async () => {
  expect((await foundWith(WITH_SECRETS)).status).toBe('ok');
});

it.each([null, 'PORT=80\n'])('without secrets in .env there is nothing to check: %j', async (text) => {
  expect((await foundWith(text, 0o644)).status).toBe('skip');
});
