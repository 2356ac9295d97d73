import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';
import { controlIn } from '../../support/slack/control-in.ts';
import type { LoopbackSlack } from '../../support/slack/loopback-slack.ts';
import {
  ALICE,
  commandOf,
  directMessageOf,
  eventOf,
  GENERAL,
  mentionOf,
  pressOf,
  submissionOf,
} from '../../support/slack/payloads.ts';
import type { ShownMessage } from '../../support/slack/record.ts';
import { type RunningSlack, runSlack, type TransportKind } from '../../support/slack/run-slack.ts';
import { testSlack } from '../../support/slack/slack-trial.ts';
import type { AdapterDriver, Asking, Channel, Person } from '../adapter-driver.ts';

/** The pretended Slack is opened by the first start of a test, and closed after it. */
export function slackDriver(transport: TransportKind): AdapterDriver {
  let opened: Promise<LoopbackSlack> | null = null;
  let slack: LoopbackSlack | null = null;

  return {
    name: `Slack (${transport})`,
    abilities: {
      asking: ['command', 'mention', 'direct'],
      acknowledges: true,
      redelivers: true,
      hides: true,
      keepsControls: true,
      controls: ['more', 'context', 'share', 'up', 'down', 'gap', 'forget'],
    },
    hazards: () => [...(slack?.record.hazards ?? []), ...(slack?.record.complaints ?? [])],
    async start(bot) {
      opened ??= testSlack();
      const here = await opened;
      slack = here;
      const running = await runSlack(here, bot, transport);
      return {
        ask: (question, how, event) => ask(here, running, question, how, event),
        command: (name) => running.deal('slash_commands', commandOf(here.base, name)),
        press: (kind, reason) => press(here, running, kind, { reason }),
        pressForged: (kind) => press(here, running, kind, { forge: true }),
        acknowledged: running.acknowledged,
        keepTakingUp: (signal) => bot.keepRecovering([running.adapter.redelivery], signal),
        shown: () => here.record.messages.map(({ text, audience }) => ({ text: unescaped(text), audience })),
        channel: channelOf(here, running),
        stop: running.stop,
      };
    },
  };
}

function ask(
  slack: LoopbackSlack,
  running: RunningSlack,
  question: string,
  how: Asking,
  event: string,
): Promise<void> {
  const ts = tsOf(event);
  switch (how) {
    case 'command':
      return running.deal('slash_commands', commandOf(slack.base, question, { trigger_id: event }));
    case 'mention':
      return running.deal('events_api', mentionOf(question, { ts }));
    case 'direct':
      return running.deal('events_api', directMessageOf(question, { ts }));
    default:
      return how satisfies never;
  }
}

const PEOPLE: Readonly<Record<Person, string>> = { asker: ALICE, other: 'U0BOB0001', admin: 'U0ADMIN01' };

function tsOf(event: string): string {
  return `1700000000.${event.replaceAll(/\D/g, '').padStart(6, '0')}`;
}

function channelOf(slack: LoopbackSlack, running: RunningSlack): Channel {
  return {
    write(text, event, { by = 'asker', below } = {}) {
      const ts = tsOf(event);
      const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: PEOPLE[by], text };
      const thread = below === undefined ? {} : { thread_ts: tsOf(below) };
      return running.deal('events_api', eventOf({ ...message, ...thread, ts, event_ts: ts }));
    },
    retract: (event) => slack.record.retract(GENERAL, tsOf(event)),
    async press(kind, by) {
      const { message, action_id, value } = latest(slack.record.messages, kind);
      const { ts, blocks, text, thread } = message;
      const details = {
        user: { id: PEOPLE[by], username: by, name: by, team_id: 'T0001' },
        message: { type: 'message', ts, blocks, text, ...(thread === null ? {} : { thread_ts: thread }) },
        container: { type: 'message', is_ephemeral: false, message_ts: ts },
      };
      await running.deal('interactive', pressOf(slack.base, { action_id, value }, details));
    },
    shownBelow() {
      const thread = slack.record.messages.at(-1)?.thread ?? null;
      return thread === null ? null : `E${Number(thread.split('.')[1])}`;
    },
    deleted: () => slack.record.callsOf('chat.delete').length,
  };
}

async function press(
  slack: LoopbackSlack,
  running: RunningSlack,
  kind: ControlKind,
  { reason = '', forge = false }: { reason?: string | undefined; forge?: boolean },
): Promise<void> {
  const { message, action_id, value } = latest(slack.record.messages, kind);
  const forged = value.slice(0, -1) + (value.endsWith('A') ? 'Q' : 'A');
  const opened = slack.record.callsOf('views.open').length;
  const isPrivate = message.ts === null;
  const payload = pressOf(
    slack.base,
    { action_id, value: forge ? forged : value },
    {
      channel: { id: message.channel ?? GENERAL, name: 'any' },
      ...(isPrivate
        ? {}
        : { message: { type: 'message', ts: message.ts, blocks: message.blocks, text: message.text } }),
    },
  );
  if (kind !== 'down' || forge) return running.deal('interactive', payload);
  await running.deliver('interactive', payload);
  while (slack.record.callsOf('views.open').length === opened) await slack.record.next();
  const view = slack.record.callsOf('views.open').at(-1)?.body.view;
  await running.deal(
    'interactive',
    submissionOf({ ...Object(view) }, { reason: { reason: { value: reason } } }),
  );
}

function latest(
  messages: readonly ShownMessage[],
  kind: ControlKind,
): { message: ShownMessage; action_id: string; value: string } {
  for (const message of messages.toReversed()) {
    const control = controlIn(message.blocks, kind);
    if (control !== undefined) return { message, ...control };
  }
  throw new Error(`no ${kind} is shown`);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
