import { expect, it } from 'vitest';
import {
  createAgentSessions,
  type SessionClient,
} from '../../../../src/adapters/slack/delivery/agent-sessions.ts';
import type { Bot } from '../../../../src/core/bot/bot.ts';
import { noteOf, type Reply } from '../../../../src/core/bot/reply.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { botOf } from '../../../support/bot-of.ts';
import { manualClock } from '../../../support/clocks.ts';
import { eventually } from '../../../support/eventually.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { directMessageOf, eventOf, GENERAL, mentionOf } from '../../../support/slack/payloads.ts';
import { slackTrial } from '../../../support/slack/slack-trial.ts';

const QUESTION = 'Who runs the mill?';
const THREAD = '1700000031.000001';
const WHERE = { channel: GENERAL, thread: THREAD, title: QUESTION };

/** A promise that the test keeps when it likes. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Sessions at a clock that stands, what Slack was told of them, and what was delivered. */
function sessionsTrial(refuse?: Error) {
  const clock = manualClock();
  const statuses: string[] = [];
  const logged: string[] = [];
  const delivered: Reply[] = [];
  const client: SessionClient = {
    agents: {
      sessions: {
        async setStatus({ status }) {
          statuses.push(status);
          if (refuse !== undefined) throw refuse;
        },
      },
    },
  };
  const sessions = createAgentSessions(clock, (_, event) => logged.push(event), english);
  const deliver = async (reply: Reply) => {
    delivered.push(reply);
  };
  /** An answer that comes when the gate opens. */
  const answerAfter = (opened: Promise<void>) =>
    sessions.during(WHERE, client, deliver, async (deliverLate) => {
      await opened;
      await deliverLate(noteOf('late'));
    });
  const stop = () => sessions.stop({ channel: GENERAL, thread: THREAD }, client);
  return { clock, statuses, logged, delivered, answerAfter, stop };
}

it('says nothing of an answer that is there at once', async () => {
  const { clock, statuses, delivered, answerAfter } = sessionsTrial();
  await answerAfter(Promise.resolve());
  await clock.pass(60_000);
  expect(delivered).toEqual([noteOf('late')]);
  expect(statuses).toEqual([]);
});

it('shows that a slow answer is on its way, until the last one in the thread is there', async () => {
  const { clock, statuses, answerAfter } = sessionsTrial();
  const [first, second] = [gate(), gate()];
  const answers = [answerAfter(first.opened), answerAfter(second.opened)];
  await clock.pass(1_500);
  expect(statuses).toEqual(['processing', 'processing']);
  first.open();
  await answers[0];
  expect(statuses).toEqual(['processing', 'processing']);
  second.open();
  await answers[1];
  expect(statuses).toEqual(['processing', 'processing', 'active']);
});

it('delivers nothing of what was stopped, and says so once', async () => {
  const { clock, statuses, delivered, answerAfter, stop } = sessionsTrial();
  const late = gate();
  const answers = [answerAfter(late.opened), answerAfter(late.opened)];
  await clock.pass(1_500);
  await Promise.all([stop(), stop()]);
  late.open();
  await Promise.all(answers);
  expect(delivered).toEqual([noteOf(english.delivery.stopped)]);
  expect(statuses.at(-1)).toBe('active');
});

it('answers where Slack shows no sessions, and logs why once', async () => {
  const { clock, logged, delivered, answerAfter } = sessionsTrial(new Error('no agent'));
  for (const late of [gate(), gate()]) {
    const answer = answerAfter(late.opened);
    await clock.pass(1_500);
    late.open();
    await answer;
  }
  expect(delivered).toHaveLength(2);
  expect(logged).toEqual(['slack-session-not-shown']);
});

/** A bot that answers when the gate opens. */
function slowBot(opened: Promise<void>): Bot {
  const bot = botOf([MILL]);
  return {
    ...bot,
    async handle(...request) {
      await opened;
      await bot.handle(...request);
    },
  };
}

it.each(['http', 'socket'] as const)('what somebody stops in Slack is not posted (%s)', async (transport) => {
  const { opened, open } = gate();
  const { deal, deliver, slack, texts } = await slackTrial({ bot: slowBot(opened), transport });
  const asked = deal('events_api', mentionOf(QUESTION, { ts: THREAD }));
  const statuses = () => slack.record.callsOf('agents.sessions.setStatus').map(({ body }) => body);
  await eventually(() =>
    expect(statuses()).toMatchObject([
      { channel_id: GENERAL, thread_ts: THREAD, status: 'processing', title: QUESTION },
    ]),
  );
  const stopped = { type: 'agent_session_stopped', channel: GENERAL, user: 'U0ALICE01', thread_ts: THREAD };
  await deliver('events_api', eventOf({ ...stopped, streaming_message_ts: [], event_ts: '1.1' }));
  await eventually(() => expect(texts()).toEqual([english.delivery.stopped]));
  open();
  await asked;
  expect(texts()).toEqual([english.delivery.stopped]);
  expect(statuses().at(-1)).toMatchObject({ status: 'active' });
});

it('a stop where nothing is on its way, or that names no thread, posts nothing', async () => {
  const { deal, deliver, texts } = await slackTrial();
  const stopped = { type: 'agent_session_stopped', user: 'U0ALICE01', event_ts: '1.1' };
  expect((await deliver('events_api', eventOf({ ...stopped, channel: GENERAL, thread_ts: THREAD }))).ok).toBe(
    true,
  );
  expect((await deliver('events_api', eventOf({ ...stopped, channel: GENERAL }))).ok).toBe(true);
  expect((await deliver('events_api', eventOf(stopped))).ok).toBe(false);
  await deal('events_api', directMessageOf(QUESTION));
  expect(texts()).toEqual([expect.stringContaining('Mary Miller runs the mill.')]);
});
