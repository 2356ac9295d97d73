import { expect, it, onTestFinished } from 'vitest';
import { postgres } from '../support/databases.ts';
import { APPLICATION, TOKEN } from '../support/discord/ids.ts';
import { openLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { testSlack } from '../support/slack/slack-trial.ts';
import { APP_TOKEN, TEAM } from '../support/slack/teams.ts';
import { examine } from './examine.ts';

const SECOND = 1_000;

async function connected() {
  const discord = await openLoopbackDiscord();
  onTestFinished(discord.close);
  return {
    SLACK_BOT_TOKEN: TEAM.token,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: (await testSlack()).apiUrl,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
  };
}

it('a clock that agrees with the platforms’ is well', async () => {
  const found = await examine(await connected());
  expect(found.get('clock')).toEqual({
    status: 'ok',
    found: 'The clock agrees with that of Discord, Slack.',
  });
});

it.each([
  [40 * SECOND, 'warn', /^The clock is (?:39|40|41) seconds ahead of that of /],
  [-40 * SECOND, 'warn', /^The clock is (?:39|40|41) seconds behind that of /],
  [400 * SECOND, 'fail', /^The clock is (?:399|400|401) seconds ahead of that of /],
])('a clock that is off by %i ms: %s', async (ahead, status, sentence) => {
  const found = await examine(await connected(), { ahead });
  expect(found.get('clock')).toMatchObject({
    status,
    found: expect.stringMatching(sentence),
    fix: expect.stringContaining('NTP'),
  });
});

it.skipIf(postgres === null)('a clock is compared with that of a PostgreSQL server', async () => {
  const address = await postgres?.create();
  const DATABASE_URL = address?.kind === 'postgres' ? address.url : '';
  expect((await examine({ DATABASE_URL })).get('clock')?.found).toBe(
    'The clock agrees with that of PostgreSQL.',
  );
  const found = await examine({ DATABASE_URL }, { ahead: 60 * SECOND });
  expect(found.get('clock')).toMatchObject({
    status: 'warn',
    found: expect.stringContaining('60 seconds ahead of that of PostgreSQL'),
  });
});

it('a clock isn’t judged where nobody tells the time', async () => {
  const silent = await testSlack();
  for (const method of ['api.test', 'auth.test', 'apps.connections.open'])
    silent.fail({ method, times: 1, answer: 'silence' });
  const env = { SLACK_BOT_TOKEN: TEAM.token, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: silent.apiUrl };
  const found = await examine(env, { requestTimeout: 300 });
  expect(found.get('clock')).toEqual({ status: 'skip', found: 'Not known: Slack can’t be asked.' });
});
