import { expect, it } from 'vitest';
import { metadataOf, wasPosted } from '../../../../src/adapters/slack/delivery/was-posted.ts';
import type { Bot } from '../../../../src/core/bot/bot.ts';
import { noteOf } from '../../../../src/core/bot/reply.ts';
import { botOf } from '../../../support/bot-of.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { ALICE, DIRECT, directMessageOf, GENERAL, mentionOf } from '../../../support/slack/payloads.ts';
import { type SlackTrial, slackTrial } from '../../../support/slack/slack-trial.ts';
import { TEAM } from '../../../support/slack/teams.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = expect.stringContaining('Mary Miller runs the mill.');

/** A trial in which something was answered, and how another process would deliver that once more. */
async function answered(event: object): Promise<SlackTrial & { again: (isAgain: boolean) => Promise<void> }> {
  let address = '';
  const bot = botOf([MILL]);
  const watched: Bot = {
    ...bot,
    handle(request, deliver, receipt) {
      address = receipt?.address ?? '';
      return bot.handle(request, deliver, receipt);
    },
  };
  const trial = await slackTrial({ bot: watched });
  await trial.deal('events_api', event);
  const { deliverTo } = trial.adapter.redelivery;
  return { ...trial, again: (isAgain) => deliverTo(address)(noteOf('once more'), isAgain) };
}

it.each([
  ['in a thread', mentionOf(QUESTION, { ts: '1700000020.000001' })],
  ['directly', directMessageOf(QUESTION)],
])('an answer that stands %s already is not posted by the process that takes over', async (_, event) => {
  const { again, texts, toldOf } = await answered(event);
  await again(true);
  expect(texts()).toEqual([ANSWER]);
  expect(toldOf('slack-posted-before')).toHaveLength(1);
});

it('the answer to another question in the thread is not taken for it', async () => {
  const messages = [{ text: 'no metadata' }, { metadata: metadataOf({ id: 'message:C1:1.1' }) }];
  const list = async () => ({ ok: true, messages });
  const conversations = { history: list, replies: list };
  expect(await wasPosted({ conversations }, 'C1', '1.0', { id: 'message:C1:1.1' })).toBe(true);
  expect(await wasPosted({ conversations }, 'C1', '1.0', { id: 'message:C1:1.2' })).toBe(false);
});

it.each(['missing_scope', 'ratelimited'])(
  'where Slack doesn’t say (%s), a second answer is better than none',
  async (error) => {
    const { again, slack, texts } = await answered(mentionOf(QUESTION, { ts: '1700000022.000001' }));
    const body = { ok: false, error };
    slack.fail({ method: 'conversations.replies', times: 1, answer: { status: 200, body } });
    await again(true);
    expect(texts()).toEqual([ANSWER, 'once more']);
  },
);

it('what nobody has tried before is posted without a look', async () => {
  const { again, slack } = await answered(directMessageOf(QUESTION));
  await again(false);
  expect(slack.record.callsOf('conversations.history')).toEqual([]);
  expect(slack.record.messages.map(({ channel }) => channel)).toEqual([DIRECT, DIRECT]);
});

it('what nobody asked is left to people by the process that takes over, too', async () => {
  const { adapter, slack } = await slackTrial();
  const asked = '1700000020.000001';
  const address = {
    ...{ user: ALICE, channel: GENERAL, way: { kind: 'unasked', asked }, request: { id: 'E1', asked } },
    installation: { teamId: TEAM.id, isEnterpriseInstall: false },
  };
  const whyHeldBack = () => adapter.redelivery.deliverTo(JSON.stringify(address)).whyHeldBack?.();
  const message = { type: 'message', channel: GENERAL, user: ALICE, text: QUESTION };
  slack.record.wrote({ ...message, ts: asked });
  expect(await whyHeldBack()).toBeNull();
  slack.record.wrote({ ...message, user: 'U0BOB0001', ts: '1700000021.000001', thread_ts: asked });
  expect(await whyHeldBack()).toBe('answered-by-person');
});
