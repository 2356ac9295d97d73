import { GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { botOf } from '../../../support/bot-of.ts';
import { CHANNEL, GUILD, OLD_THREAD, snowflake } from '../../../support/discord/ids.ts';
import { messageOf } from '../../../support/discord/interactions.ts';
import { USER } from '../../../support/discord/objects.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { type DiscordTrial, discordTrial } from '../discord-trial.ts';

const QUESTION = 'Who runs the mill?';
const FORUM = '1000000000000000021';
const HELPING = { listens: 'questions', helpChannels: true } as const;

function helping(): Promise<DiscordTrial> {
  return discordTrial({ bot: botOf([MILL], { settings: HELPING }), helpChannels: true });
}

/** Tells of a forum's post, and of the message that opens it, which has the same id. */
function openPost({ discord }: DiscordTrial, id: string, title: string): void {
  const thread = { id, type: 11, parent_id: FORUM, guild_id: GUILD, name: title };
  const details = { owner_id: USER.id, message_count: 0, member_count: 1, rate_limit_per_user: 0 };
  const metadata = { archived: false, auto_archive_duration: 1440, archive_timestamp: null, locked: false };
  discord.gateway.dispatch('CHANNEL_CREATE', {
    ...{ id: FORUM, type: 15, guild_id: GUILD, name: 'help', position: 1, permission_overwrites: [] },
    available_tags: [],
  });
  discord.gateway.dispatch('THREAD_CREATE', { ...thread, ...details, thread_metadata: metadata });
}

describe('a forum’s post', () => {
  it.each([
    ['asks in its title', QUESTION, 'I was there yesterday, and nobody came.'],
    ['asks in its text', 'The mill', `I was there yesterday. ${QUESTION}`],
  ])('that %s is answered in it, and opens no thread', async (_, title, content) => {
    const trial = await helping();
    const id = snowflake();
    openPost(trial, id, title);
    await trial.running.write(messageOf({ id, channel_id: id, guild_id: GUILD, content }));
    expect(trial.texts()).toEqual([expect.stringContaining('Mary Miller runs the mill.')]);
    expect(trial.shown()[0]?.channel).toBe(id);
    expect(trial.discord.rest.requests.filter(({ path }) => path.endsWith('/threads'))).toEqual([]);
    expect(trial.running.troubles).toEqual([]);
  });

  it('is answered at its top only', async () => {
    const trial = await helping();
    const id = snowflake();
    openPost(trial, id, 'The mill');
    trial.discord.gateway.dispatch(
      'MESSAGE_CREATE',
      messageOf({ channel_id: id, guild_id: GUILD, content: QUESTION }),
    );
    await trial.running.write(messageOf({ guild_id: GUILD, content: QUESTION }));
    expect(trial.texts()).toHaveLength(1);
    expect(trial.shown()[0]?.channel).not.toBe(id);
  });
});

describe('a question of nobody in particular', () => {
  it('opens a thread that has it as its name, without a sign that the bot is typing', async () => {
    const { running, discord } = await helping();
    const message = messageOf({ guild_id: GUILD, content: `Hi! ${QUESTION}` });
    await running.write(message);
    const sent = discord.rest.requests.filter(({ method }) => method === 'POST');
    expect(sent.map(({ path }) => path)).toEqual([
      `/channels/${CHANNEL}/messages/${message.id}/threads`,
      `/channels/${message.id}/messages`,
    ]);
    expect(sent[0]?.body).toEqual({ name: QUESTION });
  });

  it('is left where the bot may open no thread, and the operator is told what it takes', async () => {
    const { running, discord, texts } = await helping();
    const refusal = { code: 50013, message: 'Missing Permissions' };
    discord.rest.fail({ method: 'POST', path: /\/threads$/, times: 1, status: 403, body: refusal });
    await running.write(messageOf({ guild_id: GUILD, content: QUESTION }));
    expect(texts()).toEqual([]);
    expect(running.troubles).toMatchObject([{ what: expect.stringContaining('Create Public Threads') }]);
  });

  it('is left where Discord doesn’t say what stands around it', async () => {
    const { running, discord, texts } = await helping();
    discord.rest.fail({ method: 'GET', path: /\/messages$/, times: 1, status: 403, body: { code: 50001 } });
    await running.write(messageOf({ guild_id: GUILD, content: QUESTION }));
    expect(texts()).toEqual([]);
  });

  it.each([
    ['another bot', { author: { ...USER, id: '1000000000000000150', bot: true } }],
    ['a webhook', { webhook_id: '1000000000000000151' }],
    ['a notice of Discord', { type: 7 }],
    ['a reply to somebody', { type: 19, message_reference: { message_id: snowflake() } }],
    ['a forwarded message', { message_reference: { type: 1, message_id: snowflake() } }],
    ['a message in a thread', { channel_id: OLD_THREAD }],
    ['a call of somebody', { content: `<@1000000000000000101> ${QUESTION}` }],
  ])('is not found in %s', async (_, details) => {
    const { running, discord, shown } = await helping();
    discord.gateway.dispatch('MESSAGE_CREATE', messageOf({ guild_id: GUILD, content: QUESTION, ...details }));
    const last = messageOf({ guild_id: GUILD, content: QUESTION });
    await running.write(last);
    expect(shown().map(({ channel }) => channel)).toEqual([last.id]);
  });
});

it.each([
  [false, 0],
  [true, GatewayIntentBits.MessageContent],
])(
  'the privileged intent is asked for only where there are help channels: %s',
  async (helpChannels, intent) => {
    const { discord } = await discordTrial({ helpChannels });
    expect(discord.gateway.intents() & GatewayIntentBits.MessageContent).toBe(intent);
  },
);
