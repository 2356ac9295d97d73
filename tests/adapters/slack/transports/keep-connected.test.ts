import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { botOf } from '../../../support/bot-of.ts';
import { eventually } from '../../../support/eventually.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { DIRECT, directMessageOf, mentionOf } from '../../../support/slack/payloads.ts';
import type { RunningSlack } from '../../../support/slack/run-slack.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const QUESTION = 'Who runs the mill?';

describe('a socket to Slack', () => {
  it('that is lost in the middle of 100 questions is replaced: each is answered once', async () => {
    // None of them is one too many, however long each takes.
    const bot = botOf([MILL], { settings: { waiting: 1_000 } });
    const { slack, deliver, texts } = await slackTrial({ transport: 'socket', bot });
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
    const { slack, deal, texts } = await slackTrial({ transport: 'socket' });
    // As in a connection that has been at work.
    await slack.sockets.pinged();
    slack.sockets.fallSilent();
    await slack.sockets.connected(2);
    await deal('events_api', directMessageOf(QUESTION));
    expect(texts()).toHaveLength(1);
  });

  it('that Slack replaces is replaced at once', async () => {
    const { slack, deal, texts, adapter } = await slackTrial({ transport: 'socket' });
    slack.sockets.refresh();
    await slack.sockets.connected(2);
    await eventually(() => expect(adapter.readiness()).toBeNull());
    await deal('events_api', directMessageOf(QUESTION, { channel: DIRECT }));
    expect(texts()).toHaveLength(1);
  });

  it('that can’t be opened is tried again; readiness tells why', async () => {
    const { slack, adapter, toldOf } = await slackTrial({ transport: 'socket' });
    slack.fail({ method: 'apps.connections.open', times: 2, answer: { status: 500 } });
    slack.sockets.drop();
    await eventually(() => expect(adapter.readiness()).toContain('http_500'));
    await slack.sockets.connected(2);
    await eventually(() => expect(adapter.readiness()).toBeNull());
    expect(toldOf('slack-not-connected')).toHaveLength(2);
  });

  it('whose token Slack doesn’t take is told with the fix', async () => {
    const { slack, adapter, toldOf } = await slackTrial({ transport: 'socket' });
    const body = { ok: false, error: 'invalid_auth' };
    slack.fail({ method: 'apps.connections.open', times: 1, answer: { status: 200, body } });
    slack.sockets.drop();
    await eventually(() => expect(toldOf('slack-not-connected')).toHaveLength(1));
    expect(toldOf('slack-not-connected')).toMatchObject([{ code: 'invalid_auth', fix: expect.any(String) }]);
    await eventually(() => expect(adapter.readiness()).toBeNull());
  });
});

/** As Slack does with an event: again, until it is told that it was received. */
async function deliverPatiently(deliver: RunningSlack['deliver'], event: object): Promise<void> {
  while (!(await deliver('events_api', event)).ok) await systemClock.wait(20);
}
