import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { inFolder } from '../support/in-folder.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { commandOf, GENERAL, mentionOf } from '../support/slack/payloads.ts';
import { postSigned } from '../support/slack/signed-requests.ts';
import { testSlack } from '../support/slack/slack-trial.ts';
import { APP_TOKEN, SIGNING_SECRET, TEAM } from '../support/slack/teams.ts';
import { startService } from '../support/start-service.ts';

const QUESTION = 'Who is Mark Galeotti?';
const ANSWER = expect.stringContaining('Mark Galeotti');

const overHttp = (apiUrl: string) => ({
  SLACK_BOT_TOKEN: TEAM.token,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: apiUrl,
});

describe('the service on Slack', () => {
  it('answers over HTTP on its one port', async () => {
    const slack = await testSlack();
    const { address, output } = await startService(overHttp(slack.apiUrl));
    await postSigned(`${address}/slack/events`, 'slash_commands', commandOf(slack.base, QUESTION));
    await eventually(() => expect(slack.record.messages).toMatchObject([{ text: ANSWER }]));
    expect(output()).not.toContain('Galeotti');
  });

  it('answers over a socket', async () => {
    const slack = await testSlack();
    await startService({
      SLACK_BOT_TOKEN: TEAM.token,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
    });
    await slack.sockets.connected(1);
    await slack.sockets.deliver('events_api', mentionOf(QUESTION));
    await eventually(() => expect(slack.record.messages).toMatchObject([{ text: ANSWER }]));
  });

  it('told to stop, leaves to another process what that is at', async () => {
    const slack = await testSlack();
    const file = join(await inFolder({}), 'kursk.db');
    const store = await openTestStore({ kind: 'sqlite', file });
    await store.claim(`slack:message:${GENERAL}:1700000000.1`, 60_000);
    const { address, child, ended, output } = await startService({
      ...overHttp(slack.apiUrl),
      DATABASE_URL: `sqlite:${file}`,
    });
    const mention = mentionOf(QUESTION, { ts: '1700000000.1' });
    await postSigned(`${address}/slack/events`, 'events_api', mention);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).not.toContain('stopped before all was finished');
    expect(slack.record.messages).toEqual([]);
  });

  it('answers once what it was killed over, between acknowledgement and answer', async () => {
    const slack = await testSlack();
    const folder = await inFolder({});
    const env = { ...overHttp(slack.apiUrl), DATABASE_URL: `sqlite:${join(folder, 'kursk.db')}` };
    const { address, child } = await startService(env);
    await postSigned(`${address}/slack/events`, 'events_api', mentionOf('gas'));
    await eventually(() => expect(slack.record.messages).toHaveLength(1));
    // The next message into the channel waits for its turn, a second.
    const mention = mentionOf(QUESTION);
    expect((await postSigned(`${address}/slack/events`, 'events_api', mention)).status).toBe(200);
    child.kill('SIGKILL');

    const { address: again } = await startService(env);
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    for (let times = 0; times < 2; times++)
      await postSigned(`${again}/slack/events`, 'events_api', mention, retry);
    await eventually(() => expect(slack.record.messages).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(slack.record.messages).toMatchObject([{}, { text: ANSWER }]);
  });
});
