import { describe, expect, it } from 'vitest';
import {
  keepConnected,
  type SocketClient,
} from '../../../../src/adapters/slack/transports/keep-connected.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { botOf } from '../../../support/bot-of.ts';
import { manualClock } from '../../../support/clocks.ts';
import { eventually } from '../../../support/eventually.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { DIRECT, directMessageOf, mentionOf } from '../../../support/slack/payloads.ts';
import type { RunningSlack } from '../../../support/slack/run-slack.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const QUESTION = 'Who runs the mill?';

/** Shorter than the bot's own, so that no test waits for long. In milliseconds. */
const LASTING_TIME = 300;

describe('a socket to Slack', () => {
  it('that is lost in the middle of 100 questions is replaced: each is answered once', async () => {
    // None of them is one too many, however long each takes.
    const bot = botOf([MILL], { settings: { waiting: 1_000 } });
    const { slack, deliver, texts } = await slackTrial({
      transport: 'socket',
      bot,
      lastingTime: LASTING_TIME,
    });
    const channels = Array.from({ length: 100 }, (_, place) => `C${place}`);
    const work = channels.map((channel) => deliverPatiently(deliver, mentionOf(QUESTION, { channel })));
    await eventually(() => expect(texts().length).toBeGreaterThan(20));
    slack.sockets.drop();
    const more = channels.map((channel) =>
      deliverPatiently(deliver, mentionOf(QUESTION, { channel: `${channel}X` })),
    );
    await Promise.all([...work, ...more]);
    await eventually(() => expect(texts()).toHaveLength(200));
    const answered = slack.record.messages.map(({ channel }) => channel);
    expect(new Set(answered).size).toBe(200);
  });

  it('that falls silent is noticed and replaced', async () => {
    const { slack, deal, texts } = await slackTrial({ transport: 'socket', lastingTime: LASTING_TIME });
    // As in a connection that has been at work.
    await slack.sockets.pinged();
    slack.sockets.fallSilent();
    await slack.sockets.connected(2);
    await deal('events_api', directMessageOf(QUESTION));
    expect(texts()).toHaveLength(1);
  });

  it('that Slack replaces is replaced at once', async () => {
    const { slack, deal, texts, adapter } = await slackTrial({
      transport: 'socket',
      lastingTime: LASTING_TIME,
    });
    slack.sockets.refresh();
    await slack.sockets.connected(2);
    await eventually(() => expect(adapter.readiness()).toBeNull());
    await deal('events_api', directMessageOf(QUESTION, { channel: DIRECT }));
    expect(texts()).toHaveLength(1);
  });

  it('that can’t be opened is tried again; readiness tells why', async () => {
    const { slack, adapter, toldOf } = await slackTrial({ transport: 'socket', lastingTime: LASTING_TIME });
    slack.fail({ method: 'apps.connections.open', times: 2, answer: { status: 500 } });
    slack.sockets.drop();
    await eventually(() => expect(adapter.readiness()).toContain('http_500'));
    await slack.sockets.connected(2);
    await eventually(() => expect(adapter.readiness()).toBeNull());
    expect(toldOf('slack-not-connected')).toHaveLength(1);
  });

  it('whose token Slack doesn’t take is told with the fix', async () => {
    const { slack, adapter, toldOf } = await slackTrial({ transport: 'socket', lastingTime: LASTING_TIME });
    const body = { ok: false, error: 'invalid_auth' };
    slack.fail({ method: 'apps.connections.open', times: 1, answer: { status: 200, body } });
    slack.sockets.drop();
    await eventually(() => expect(toldOf('slack-not-connected')).toHaveLength(1));
    expect(toldOf('slack-not-connected')).toMatchObject([{ code: 'invalid_auth', fix: expect.any(String) }]);
    await eventually(() => expect(adapter.readiness()).toBeNull());
  });
});

describe('a socket that Slack ends as soon as it has said hello', () => {
  it('is made less and less often; readiness says why, and the log once', async () => {
    const { slack, adapter, deal, texts, toldOf } = await slackTrial({
      transport: 'socket',
      lastingTime: LASTING_TIME,
    });
    slack.sockets.endAll('link_disabled');
    const start = performance.now();
    await slack.sockets.connected(4);
    // Of pauses of 0.5, 1 and 2 seconds at least three quarters.
    expect(performance.now() - start).toBeGreaterThan(2_600);
    await eventually(() => expect(adapter.readiness()).toContain('link_disabled'));
    expect(adapter.readiness()).toContain('Socket Mode is turned off');
    expect(toldOf('slack-connection-ended')).toMatchObject([{ code: 'link_disabled' }]);
    expect(toldOf('slack-connected')).toHaveLength(1);
    slack.sockets.endAll(null);
    await eventually(() => expect(adapter.readiness()).toBeNull());
    expect(toldOf('slack-connected')).toHaveLength(2);
    await deal('events_api', directMessageOf(QUESTION));
    expect(texts()).toHaveLength(1);
  });

  it('is tried at most ten times in a minute', async () => {
    const clock = manualClock();
    let [starts, lose] = [0, () => {}];
    const client: SocketClient = {
      async start() {
        starts += 1;
        setImmediate(() => lose());
      },
      disconnect: async () => {},
      on: (event, listener) => {
        if (event === 'disconnected') lose = () => listener(undefined);
      },
    };
    // As often as chance allows.
    const connection = keepConnected(client, {
      ...{ clock, log: () => {}, isReachable: async () => true, random: () => 1 },
    });
    for (let passed = 0; passed < 60_000; passed += 25) await clock.pass(25);
    expect(starts).toBeGreaterThan(5);
    expect(starts).toBeLessThanOrEqual(10);
    await connection.stop();
  });
});

/** As Slack does with an event: again, until it is told that it was received. */
async function deliverPatiently(deliver: RunningSlack['deliver'], event: object): Promise<void> {
  while (!(await deliver('events_api', event)).ok) await systemClock.wait(20);
}
