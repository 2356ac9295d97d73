import { describe, expect, it } from 'vitest';
import type { BotDependencies } from '../../../../src/core/bot/context.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { german } from '../../../../src/core/bot/wording/german.ts';
import type { ControlKind } from '../../../../src/core/ports/control-kinds.ts';
import type { BotEvent } from '../../../../src/core/ports/observe.ts';
import { systemClock } from '../../../../src/system/system-clock.ts';
import { botOf } from '../../../support/bot-of.ts';
import { eventually } from '../../../support/eventually.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { controlIn } from '../../../support/slack/control-in.ts';
import {
  ALICE,
  commandOf,
  DIRECT,
  directMessageOf,
  eventOf,
  GENERAL,
  mentionOf,
  pressOf,
  shortcutOf,
  submissionOf,
  typingOf,
} from '../../../support/slack/payloads.ts';
import type { ShownMessage } from '../../../support/slack/record.ts';
import { type SlackTrial, slackTrial, testSlack } from '../../../support/slack/slack-trial.ts';
import { TEAM } from '../../../support/slack/teams.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = expect.stringContaining('Mary Miller runs the mill.');

describe('the command alone', () => {
  it('opens a form, whose question is answered where the command was given', async () => {
    const { deal, deliver, slack, texts } = await slackTrial();
    await deliver('slash_commands', commandOf(slack.base, ''));
    const view = await openedView(slack);
    await deal('interactive', submissionOf(view, { question: { question: { value: QUESTION } } }));
    expect(texts()).toEqual([ANSWER]);
    expect(slack.record.messages).toMatchObject([{ audience: 'asker', channel: null }]);
  });

  it('opens a form, whose suggestion is answered', async () => {
    const { deal, deliver, slack, texts } = await slackTrial();
    await deliver('slash_commands', commandOf(slack.base, ''));
    const chosen = { suggestion: { suggestion: { selected_option: { value: QUESTION } } } };
    await deal('interactive', submissionOf(await openedView(slack), chosen));
    expect(texts()).toEqual([ANSWER]);
  });

  it('opens a form, that says so when nothing was written or chosen', async () => {
    const { deliver, slack } = await slackTrial();
    await deliver('slash_commands', commandOf(slack.base, ''));
    const { answer } = await deliver('interactive', submissionOf(await openedView(slack), {}));
    expect(answer).toEqual({
      response_action: 'errors',
      errors: { question: english.slack.askForm.nothing },
    });
  });

  it('opens a form, that offers what begins with the words typed so far', async () => {
    const { deliver } = await slackTrial();
    const offered = async (typed: string) => (await deliver('interactive', typingOf(typed))).answer;
    const option = (text: string) => ({ text: { type: 'plain_text', text }, value: text });
    expect(await offered('gri')).toEqual({ options: [option('What does the mill grind?')] });
    expect(await offered('MILL who')).toEqual({ options: [option(QUESTION)] });
    expect(await offered('moon')).toEqual({ options: [] });
    expect(await offered('')).toEqual({ options: [option(QUESTION), option('What does the mill grind?')] });
  });
});

it('shows help to the command alone, where the form can’t be opened', async () => {
  const { deal, slack, texts } = await slackTrial();
  slack.fail({ method: 'views.open', times: 1, answer: { status: 500 } });
  await deal('slash_commands', commandOf(slack.base, ''));
  expect(texts()).toEqual([expect.stringContaining(english.help.intro)]);
});

describe('a mention', () => {
  it('is answered in its thread', async () => {
    const { deal, slack } = await slackTrial();
    await deal('events_api', mentionOf(QUESTION, { ts: '1700000003.000001' }));
    expect(slack.record.messages).toMatchObject([{ channel: GENERAL, thread: '1700000003.000001' }]);
  });

  it('in a thread is read with the question before in it', async () => {
    const { deal, texts } = await slackTrial();
    await deal('events_api', mentionOf('Where is the mill?', { ts: '1700000004.000001' }));
    await deal(
      'events_api',
      mentionOf('and who runs it?', { thread_ts: '1700000004.000001', ts: '1700000004.000002' }),
    );
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });

  it('is followed up without another one, where the operator wants it', async () => {
    const { deal, texts } = await slackTrial({ bot: botOf([MILL], { settings: { listens: 'all' } }) });
    await deal('events_api', mentionOf('Where is the mill?', { ts: '1700000005.000001' }));
    await deal('events_api', threadMessage('and who runs it?', '1700000005.000001'));
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });

  it('is not followed up without another one, where the operator doesn’t', async () => {
    const { deal, texts } = await slackTrial();
    await deal('events_api', mentionOf('Where is the mill?', { ts: '1700000006.000001' }));
    await deal('events_api', threadMessage('and who runs it?', '1700000006.000001'));
    expect(texts()).toHaveLength(1);
  });
});

describe('a thread that the bot was mentioned in', () => {
  const ts = '1700000010.000001';
  const listening = (store: BotDependencies['store']) =>
    botOf([MILL], { store, settings: { listens: 'all' } });

  it('is known to another replica, and after a restart', async () => {
    const [slack, store] = [await testSlack(), memoryStore(systemClock)];
    const first = await slackTrial({ slack, bot: listening(store) });
    const second = await slackTrial({ slack, bot: listening(store), transport: 'socket' });
    await first.deal('events_api', mentionOf('Where is the mill?', { ts }));
    await second.deal('events_api', threadMessage('and who runs it?', ts));
    expect(second.texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
    await Promise.all([first.stop(), second.stop()]);
    const restarted = await slackTrial({ slack, bot: listening(store) });
    await restarted.deal('events_api', threadMessage('What does it grind?', ts, { ts: '1700000010.000003' }));
    expect(restarted.texts()).toHaveLength(3);
  });

  it('is known where the mention came as a message alone, which is answered, and once', async () => {
    const { deal, texts } = await slackTrial({ bot: listening(memoryStore(systemClock)) });
    const mention = `<@${TEAM.botUser}> Where is the mill?`;
    const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: ALICE };
    await deal('events_api', eventOf({ ...message, ts, text: mention }));
    await deal('events_api', mentionOf('Where is the mill?', { ts }));
    expect(texts()).toEqual([expect.stringContaining('Where is the mill?')]);
    await deal('events_api', threadMessage('and who runs it?', ts));
    expect(texts()).toHaveLength(2);
  });

  it('is left when the bot is told so, which is said once, until it is mentioned again', async () => {
    const { deal, deliver, texts } = await slackTrial({ bot: listening(memoryStore(systemClock)) });
    const inThread = (number: number) => ({ thread_ts: ts, ts: `1700000010.00001${number}` });
    await deal('events_api', mentionOf('Where is the mill?', { ts }));
    await deal('events_api', mentionOf('hör auf!', inThread(1)));
    await deal('events_api', mentionOf('stop', inThread(2)));
    await deliver('events_api', threadMessage('Who runs the mill?', ts, inThread(3)));
    expect(texts().slice(1)).toEqual([german.leave.left]);
    await deal('events_api', mentionOf('What does the mill grind?', inThread(4)));
    await deal('events_api', threadMessage('Who runs the mill?', ts, inThread(5)));
    expect(texts()).toHaveLength(4);
  });

  it('and no other, is where the bot takes commands without being mentioned', async () => {
    const { deal, deliver, texts } = await slackTrial({ bot: listening(memoryStore(systemClock)) });
    await deliver('events_api', threadMessage('sources', '1700000011.000001'));
    await deal('events_api', mentionOf('Where is the mill?', { ts }));
    await deal('events_api', threadMessage('sources', ts));
    expect(texts()).toEqual([expect.any(String), expect.stringContaining(english.sources.intro)]);
  });
});

describe('in a thread that it is part of', () => {
  const ts = '1700000008.000001';

  it.each([
    ['thanks!', 'thanks'],
    [':+1:', 'no-words'],
    ['<@U0BOB0001> can you look?', 'to-others'],
    ['I will ask our lawyers tomorrow', 'statement'],
    ['can somebody look?', 'to-others'],
  ])('the bot leaves to people: %s', async (text, why) => {
    const events: BotEvent[] = [];
    const observe = (event: BotEvent) => {
      events.push(event);
    };
    const bot = botOf([MILL], { settings: { listens: 'all' }, observe });
    const { deal, deliver, texts } = await slackTrial({ bot });
    await deal('events_api', mentionOf('Where is the mill?', { ts }));
    await deliver('events_api', threadMessage(text, ts));
    await deal('events_api', threadMessage('and who runs it?', ts, { ts: '1700000009.000010' }));
    expect(texts()).toHaveLength(2);
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
    expect(events).toContainEqual(expect.objectContaining({ outcome: 'ignored', why }));
  });

  it('the bot leaves a bare file to people', async () => {
    const { deal, deliver, texts } = await slackTrial({
      bot: botOf([MILL], { settings: { listens: 'all' } }),
    });
    await deal('events_api', mentionOf('Where is the mill?', { ts }));
    const file = { subtype: 'file_share', files: [{ title: 'who-runs-the-mill.pdf' }] };
    await deliver('events_api', threadMessage('', ts, file));
    await deal('events_api', mentionOf('and who runs it?', { thread_ts: ts, ts: '1700000008.000003' }));
    expect(texts()).toHaveLength(2);
  });
});

it.each([
  ['hi :wave:', english.smallTalk.greeting],
  ['thanks!', english.smallTalk.thanks],
])('has a friendly word for %s', async (text, word) => {
  const { deal, texts } = await slackTrial();
  await deal('events_api', directMessageOf(text));
  expect(texts()).toEqual([expect.stringContaining(word)]);
});

it('shares an answer once, however often that is pressed', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, QUESTION));
  const share = buttonOf(slack.record.messages.at(-1), 'share');
  const container = { type: 'message', is_ephemeral: true, message_ts: '1700000007.000009' };
  for (let times = 0; times < 3; times++)
    await deal('interactive', pressOf(slack.base, share, { container }));
  expect(slack.record.messages.filter(({ audience }) => audience === 'everyone')).toHaveLength(1);
  expect(texts().slice(-2)).toEqual([english.alreadyShared, english.alreadyShared]);
});

it('shows further quotes once, however often that is pressed; in a direct message without a word about it', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('slash_commands', commandOf(slack.base, 'mill'));
  const container = { type: 'message', is_ephemeral: true, message_ts: '1700000007.000008' };
  const more = pressOf(slack.base, buttonOf(slack.record.messages.at(-1), 'more'), { container });
  for (let times = 0; times < 3; times++)
    await deal('interactive', { ...more, trigger_id: `again ${times}` });
  expect(texts().slice(1)).toEqual([
    expect.stringContaining(english.more),
    english.alreadyShown,
    english.alreadyShown,
  ]);
  await deal('events_api', directMessageOf('mill'));
  const { ts, text, blocks } = slack.record.messages.at(-1) ?? {};
  const message = { ts, text, blocks };
  const channel = { id: DIRECT, name: 'directmessage' };
  const button = buttonOf(slack.record.messages.at(-1), 'more');
  const direct = pressOf(slack.base, button, { channel, message, container: { message_ts: ts } });
  for (let times = 0; times < 2; times++)
    await deal('interactive', { ...direct, trigger_id: `direct ${times}` });
  expect(slack.record.callsOf('chat.update')).toHaveLength(1);
  expect(texts()).toHaveLength(6);
});

describe('a message whose text is elsewhere', () => {
  const richText = (text: string) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
  ];

  it.each([
    ['in blocks', { text: '', blocks: richText(QUESTION) }],
    ['in an attachment', { text: '', attachments: [{ text: `*${QUESTION}*`, fallback: 'no' }] }],
    [
      'in a forwarded message',
      { text: 'what about this?', attachments: [{ is_share: true, text: QUESTION }] },
    ],
    [
      'in the blocks of a forwarded message',
      {
        text: '',
        attachments: [{ is_msg_unfurl: true, message_blocks: [{ message: { blocks: richText(QUESTION) } }] }],
      },
    ],
  ])('is answered, from its menu and directly: %s', async (_, message) => {
    const { deal, slack, texts } = await slackTrial();
    const sent = { type: 'message', user: 'U0BOB', ts: '1.2', ...message };
    await deal('interactive', shortcutOf(slack.base, '', { message: sent }));
    await deal('events_api', directMessageOf('', message));
    expect(texts()).toEqual([ANSWER, ANSWER]);
  });
});

it('answers what a message asks, to whoever wants to know', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('interactive', shortcutOf(slack.base, `Hello everybody. ${QUESTION}`));
  expect(texts()).toEqual([ANSWER]);
  expect(slack.record.messages).toMatchObject([{ audience: 'asker' }]);
});

describe('the app’s home', () => {
  const opened = (tab: string) => eventOf({ type: 'app_home_opened', user: ALICE, channel: DIRECT, tab });

  it('shows what this is, the articles, questions to ask, and one’s own', async () => {
    const { deal, deliver, slack } = await slackTrial();
    await deal('events_api', directMessageOf('Where is the mill?'));
    await deliver('events_api', opened('home'));
    const home = JSON.stringify(await sent(slack, 'views.publish'));
    expect(home).toContain(english.help.intro);
    expect(home).toContain('The mill');
    expect(home).toContain(QUESTION);
    expect(home).toContain('Where is the mill?');
  });

  it('is shown later, where Slack has too much to do', async () => {
    const { deliver, slack } = await slackTrial();
    slack.fail({ method: 'views.publish', times: 1, answer: { status: 429, retryAfter: 1 } });
    const start = performance.now();
    await deliver('events_api', opened('home'));
    await eventually(() => expect(slack.record.callsOf('views.publish')).toHaveLength(2));
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('answers a question that is pressed, directly', async () => {
    const { deal, slack, texts } = await slackTrial();
    const press = pressOf(
      slack.base,
      { action_id: 'ask:suggested:0', value: QUESTION },
      { view: { private_metadata: DIRECT }, channel: undefined },
    );
    await deal('interactive', press);
    expect(slack.record.messages).toMatchObject([{ channel: DIRECT }]);
    expect(texts()).toEqual([ANSWER]);
  });

  it('opens the form to ask with', async () => {
    const { deal, deliver, slack, texts } = await slackTrial();
    const view = { private_metadata: DIRECT };
    await deliver('interactive', pressOf(slack.base, { action_id: 'ask', value: 'ask' }, { view }));
    const form = await openedView(slack);
    await deal('interactive', submissionOf(form, { question: { question: { value: QUESTION } } }));
    expect(slack.record.messages).toMatchObject([{ channel: DIRECT }]);
    expect(texts()).toEqual([ANSWER]);
  });

  it('suggests questions in the agent’s pane', async () => {
    const { deliver, slack } = await slackTrial();
    await deliver('events_api', opened('messages'));
    expect(await sent(slack, 'assistant.threads.setSuggestedPrompts')).toMatchObject({
      channel_id: DIRECT,
      prompts: [{ title: QUESTION, message: QUESTION }, { title: 'What does the mill grind?' }],
    });
  });
});

describe('what is for admins', () => {
  it.each([
    ['U0ADMIN01', english.settings.intro],
    [ALICE, english.adminsOnly],
  ])('is shown to them alone: %s', async (user, text) => {
    const { deal, slack, texts } = await slackTrial();
    await deal('slash_commands', commandOf(slack.base, 'settings', { user_id: user }));
    expect(texts()).toEqual([expect.stringContaining(text)]);
  });
});

it('adds further quotes to a direct message itself, instead of the button for them', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('events_api', directMessageOf('mill'));
  const [{ blocks, ts, text } = { blocks: [], ts: null, text: '' }] = slack.record.messages;
  const more = blocks
    .flatMap(({ elements = [] }) => elements)
    .find(({ action_id }) => action_id?.startsWith('control:more'));
  const channel = { id: DIRECT, name: 'directmessage' };
  await deal('interactive', pressOf(slack.base, { ...more }, { channel, message: { ts, blocks, text } }));
  expect(slack.record.callsOf('chat.update')).toMatchObject([{ body: { channel: DIRECT, ts } }]);
  expect(texts().at(-1)).toContain(text);
  expect(texts().at(-1)).toContain(english.more);
  expect(JSON.stringify(slack.record.messages.at(-1)?.blocks)).not.toContain(more?.action_id);
});

it('shows further quotes below a direct message that is too long to be changed', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('events_api', directMessageOf('mill'));
  const answer = slack.record.messages[0];
  const message = { ts: answer?.ts, blocks: answer?.blocks, text: 'x'.repeat(3_950) };
  const channel = { id: DIRECT, name: 'directmessage' };
  await deal('interactive', pressOf(slack.base, buttonOf(answer, 'more'), { channel, message }));
  expect(slack.record.callsOf('chat.update')).toEqual([]);
  expect(texts().at(-1)).toContain(english.more);
});

describe('in a thread', () => {
  const ts = '1700000007.000001';

  it('what a control shows is shown there, what is done with that too', async () => {
    const { deal, slack } = await slackTrial();
    await deal('events_api', mentionOf('mill', { ts }));
    const [answer] = slack.record.messages;
    const message = { ts: '1700000007.000002', thread_ts: ts, text: answer?.text, blocks: answer?.blocks };
    await deal('interactive', pressOf(slack.base, buttonOf(answer, 'more'), { message }));
    const further = slack.record.messages.at(-1);
    expect(further).toMatchObject({ audience: 'asker', thread: ts });
    // Of what only one person sees Slack tells nothing but where it is.
    const container = { type: 'message', is_ephemeral: true, thread_ts: ts };
    await deal('interactive', pressOf(slack.base, buttonOf(further, 'share'), { container }));
    expect(slack.record.messages.at(-1)).toMatchObject({ audience: 'everyone', thread: ts });
  });

  it('what a message asks is answered there', async () => {
    const { deal, slack } = await slackTrial();
    const message = { type: 'message', user: 'U0BOB', ts: '1.2', thread_ts: '1.1', text: QUESTION };
    await deal('interactive', shortcutOf(slack.base, '', { message }));
    expect(slack.record.messages).toMatchObject([{ audience: 'asker', thread: '1.1' }]);
  });

  it('that hangs on an answer in the channel, nothing is shown of what is done with the answer', async () => {
    const { deal, slack } = await slackTrial();
    await deal('events_api', mentionOf('mill', { ts }));
    const [answer] = slack.record.messages;
    const message = { ts, thread_ts: ts, text: answer?.text, blocks: answer?.blocks };
    await deal('interactive', pressOf(slack.base, buttonOf(answer, 'more'), { message }));
    expect(slack.record.messages.at(-1)).toMatchObject({ audience: 'asker', thread: null });
  });
});

it('still takes a 👎, without its reason, when the form for it can’t be opened', async () => {
  const { deal, slack, texts } = await slackTrial();
  await deal('events_api', directMessageOf(QUESTION));
  const [{ blocks, ts } = { blocks: [], ts: null }] = slack.record.messages;
  const down = controlIn(blocks, 'down');
  slack.fail({
    method: 'views.open',
    times: 1,
    answer: { status: 200, body: { ok: false, error: 'expired_trigger_id' } },
  });
  const channel = { id: DIRECT, name: 'directmessage' };
  await deal('interactive', pressOf(slack.base, { ...down }, { channel, message: { ts, blocks } }));
  expect(texts().at(-1)).toContain(english.thanks.down);
});

function buttonOf(message: ShownMessage | undefined, kind: ControlKind): Readonly<Record<string, unknown>> {
  return { ...controlIn(message?.blocks, kind) };
}

function threadMessage(text: string, thread_ts: string, details: object = {}): object {
  const message = { type: 'message', channel: GENERAL, channel_type: 'channel', user: ALICE };
  return eventOf({ ...message, text, thread_ts, ts: '1700000009.000009', ...details });
}

/** What was sent to a method last, once there is something. */
async function sent(slack: SlackTrial['slack'], method: string): Promise<Record<string, unknown>> {
  for (;;) {
    const call = slack.record.callsOf(method).at(-1);
    if (call !== undefined) return call.body;
    await slack.record.next();
  }
}

async function openedView(slack: SlackTrial['slack']): Promise<Record<string, unknown>> {
  const { view } = await sent(slack, 'views.open');
  return { ...Object(view) };
}
