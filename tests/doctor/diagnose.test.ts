import { expect, it } from 'vitest';
import type { Check, Finding } from '../../src/doctor/check.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { manualClock } from '../support/clocks.ts';
import { examine } from './examine.ts';

const SECRET = 'hunter2-hunter2-hunter2-hunter2';

function checkOf(id: string, run: Check['run'], variables: readonly string[] = []): Check {
  return { id, variables, timeout: 5_000, timeoutFix: 'Wake it.', run };
}

it.each<[string, Finding['status'][], string]>([
  ['well', ['ok', 'skip'], 'ok'],
  ['to be looked at', ['ok', 'warn', 'skip'], 'warn'],
  ['failed', ['warn', 'fail', 'ok'], 'fail'],
])('the whole is as its worst part: %s', async (_, statuses, expected) => {
  const checks = statuses.map((status, place) =>
    checkOf(`check-${place}`, async () => ({ status, found: 'Found.', fix: 'Do it.' })),
  );
  const { status, items } = await diagnose(checks, [], systemClock);
  expect(status).toBe(expected);
  expect(items.map(({ finding }) => finding.status)).toEqual(['ok', ...statuses]);
});

it('a check that hangs is given up, and keeps no other waiting', async () => {
  const clock = manualClock();
  const well: Finding = { status: 'ok', found: 'Well.' };
  const found = diagnose(
    [checkOf('hangs', () => new Promise(() => {})), checkOf('well', async () => well)],
    [],
    clock,
  );
  await clock.pass(5_000);
  const { items } = await found;
  expect(items.slice(1)).toEqual([
    { id: 'hangs', finding: { status: 'fail', found: 'No result within 5 seconds.', fix: 'Wake it.' } },
    { id: 'well', finding: well },
  ]);
});

it('a check that is at fault says where, and nothing that it was given', async () => {
  const faulty = checkOf('faulty', async () => {
    throw new TypeError(SECRET);
  });
  const { status, items } = await diagnose([faulty], [], systemClock);
  expect(status).toBe('fail');
  expect(items.at(-1)?.finding.found).toMatch(/^The check itself failed: TypeError at .*diagnose\.test\.ts/);
  expect(JSON.stringify(items)).not.toContain(SECRET);
});

it('every variable that is wrong is told, none of the values, and what doesn’t go by it is looked at', async () => {
  const found = await examine({
    PORT: 'x',
    COMMAND_NAME: 'Not good',
    DATABASE_URL: `mysql://${SECRET}@db`,
    SLACK_APP_TOKEN: SECRET,
    ENCRYPTION_KEY_FILE: `/${SECRET}`,
  });
  const configuration = [...found].filter(([id]) => id.startsWith('configuration'));
  expect(configuration.map(([id, { status, found }]) => [id, status, found])).toEqual([
    [
      'configuration.ENCRYPTION_KEY',
      'fail',
      'ENCRYPTION_KEY_FILE names a file that can’t be read: no such file or directory.'.replace('’', "'"),
    ],
    ['configuration.COMMAND_NAME', 'fail', 'COMMAND_NAME must be 1 to 32 small letters, digits, "-" or "_".'],
    ['configuration.PORT', 'fail', 'PORT must be a whole number from 0 to 65535.'],
    [
      'configuration.DATABASE_URL',
      'fail',
      'DATABASE_URL must be sqlite:PATH, or postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
    ],
    [
      'configuration.SLACK_APP_TOKEN',
      'fail',
      'SLACK_APP_TOKEN must be an app-level token, which begins with "xapp-".',
    ],
  ]);
  expect(found.get('articles')?.status).toBe('ok');
  expect(found.get('store')).toEqual({
    status: 'skip',
    found: 'Skipped, because other settings are invalid: DATABASE_URL.',
  });
  expect(found.get('port')?.status).toBe('skip');
  expect(found.get('slack')?.found).toContain('SLACK_APP_TOKEN');
  expect(JSON.stringify([...found])).not.toContain(SECRET);
});

it('nobody is asked at an address that isn’t the one that was set', async () => {
  const found = await examine({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'nope',
    DISCORD_APPLICATION_ID: '1'.repeat(17),
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_API_URL: 'nope',
  });
  const skipped = [...found]
    .filter(([, { found }]) => found.startsWith('Skipped, because'))
    .map(([id]) => id);
  expect(skipped).toEqual([
    'clock',
    'slack-token',
    'slack-scopes',
    'slack-blocks',
    'slack-app-token',
    'discord-token',
    'discord-intents',
    'discord-endpoint',
    'discord-commands',
    'discord-gateway',
  ]);
});

it('variables of a platform that don’t go together are told as one', async () => {
  const found = await examine({ DISCORD_TOKEN: 'a.b.c' });
  expect(found.get('configuration.DISCORD')?.found).toMatch(/^Discord needs DISCORD_APPLICATION_ID/);
  expect(found.get('discord')).toEqual({
    status: 'skip',
    found: 'Skipped, because other settings are invalid: DISCORD.',
  });
});

it('nothing is wrong with a bot of which nothing is set', async () => {
  const found = await examine({});
  expect([...found].map(([id, { status }]) => [id, status])).toEqual([
    ['configuration', 'ok'],
    ['version', 'ok'],
    ['secrets', 'skip'],
    ['articles', 'ok'],
    ['index', 'ok'],
    ['reader', 'ok'],
    ['embedder', 'ok'],
    ['store', 'ok'],
    ['store-space', 'ok'],
    ['clock', 'skip'],
    ['port', 'ok'],
    ['public-url', 'skip'],
    ['slack', 'skip'],
    ['discord', 'skip'],
  ]);
});
