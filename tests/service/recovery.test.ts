import { expect, it, onTestFinished } from 'vitest';
import { DATABASES, sqlite } from '../support/databases.ts';
import { IS_DEEP } from '../support/depth.ts';
import { APPLICATION } from '../support/discord/ids.ts';
import { commandOf as interactionOf } from '../support/discord/interactions.ts';
import { openLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { shownMessages, shownText } from '../support/discord/shown-messages.ts';
import { PUBLIC_KEY, signed } from '../support/discord/sign-interaction.ts';
import { eventually } from '../support/eventually.ts';
import { commandOf } from '../support/slack/payloads.ts';
import { postSigned } from '../support/slack/signed-requests.ts';
import { testSlack } from '../support/slack/slack-trial.ts';
import { SIGNING_SECRET, TEAM } from '../support/slack/teams.ts';
import { startService } from '../support/start-service.ts';

const QUESTION = 'Who is Mark Galeotti?';
const ANSWERS = [expect.stringContaining('Mark Galeotti')];

/** Both platforms, which take no answer for a second or two, and what people see there. */
async function platforms({ create }: (typeof DATABASES)[number]) {
  const slack = await testSlack();
  slack.fail({ method: 'response_url', times: 1, answer: { status: 503 } });
  const discord = await openLoopbackDiscord();
  onTestFinished(() => discord.close());
  const later = { status: 429, headers: { 'retry-after': '2' }, body: { retry_after: 2, global: false } };
  discord.rest.fail({ path: /@original/, times: 1, ...later });
  const address = await create();
  return {
    env: {
      ...{ SLACK_BOT_TOKEN: TEAM.token, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.apiUrl },
      ...{ DISCORD_APPLICATION_ID: APPLICATION, DISCORD_PUBLIC_KEY: PUBLIC_KEY },
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: address.kind === 'sqlite' ? `sqlite:${address.file}` : address.url,
    },
    /** Asks on both. What they were told, they don't deliver again. */
    async ask(service: string): Promise<void> {
      const command = commandOf(slack.base, QUESTION);
      expect((await postSigned(`${service}/slack/events`, 'slash_commands', command)).status).toBe(200);
      const body = JSON.stringify(interactionOf('ask', { question: QUESTION }));
      const sent = { method: 'POST', body, headers: signed(body) };
      expect((await fetch(`${service}/discord/interactions`, sent)).status).toBe(200);
    },
    shown: () => ({
      slack: slack.record.messages.map(({ text }) => text),
      discord: shownMessages(discord.rest, () => true).map(({ body }) => shownText(body)),
    }),
  };
}

async function expectOneEach({ shown }: Awaited<ReturnType<typeof platforms>>): Promise<void> {
  await eventually(() => expect(shown()).toEqual({ slack: ANSWERS, discord: ANSWERS }));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(shown()).toEqual({ slack: ANSWERS, discord: ANSWERS });
}

/** What several processes share; in depth, all that they may. */
const SHARED = IS_DEEP ? DATABASES : DATABASES.slice(-1);

it.each(SHARED)('what a process was killed over another one answers, over $name', async (database) => {
  const there = await platforms(database);
  const [killed, other] = [await startService(there.env), await startService(there.env)];
  await there.ask(killed.address);
  killed.child.kill('SIGKILL');
  await expectOneEach(there);
  const metrics = await (await fetch(`${other.address}/metrics`)).text();
  for (const platform of ['slack', 'discord'])
    expect(metrics).toContain(`kursk_retries_recovered_total{platform="${platform}"} 1`);
});

it('what the only process was killed over it answers when it is started again', async () => {
  const there = await platforms(sqlite);
  const { address, child } = await startService(there.env);
  await there.ask(address);
  child.kill('SIGKILL');
  await startService(there.env);
  await expectOneEach(there);
});
