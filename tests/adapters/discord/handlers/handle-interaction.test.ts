import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { botOf } from '../../../support/bot-of.ts';
import { APPLICATION, CHANNEL, DIRECT, GUILD } from '../../../support/discord/ids.ts';
import { commandOf, menuOf, messageOf, pressOf, typingOf } from '../../../support/discord/interactions.ts';
import { BOT_USER, USER } from '../../../support/discord/objects.ts';
import { buttonsIn, isPrivate } from '../../../support/discord/shown-messages.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { discordTrial } from '../discord-trial.ts';

const QUESTION = 'Who runs the mill?';

/** As Discord tells of a channel to those who may not see it. https://docs.discord.com/developers/resources/channel */
const HIDDEN = { name: '___hidden___', flags: 1 << 17, topic: null, permission_overwrites: [] };

const MENTION = { guild_id: GUILD, content: `<@${APPLICATION}> ${QUESTION}`, mentions: [BOT_USER] };

describe('when Discord refuses', () => {
  it('an interaction it no longer knows, the log names the fix', async () => {
    const { discord, running, texts } = await discordTrial();
    discord.rest.fail({
      path: /callback$/,
      times: 1,
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    });
    await running.respond(commandOf('ask', { question: QUESTION }));
    await expect.poll(() => running.troubles).toMatchObject([{ what: expect.stringContaining('3 seconds') }]);
    expect(texts()).toEqual([]);
  });

  it('a token that has expired, the log names the fix', async () => {
    const { discord, running } = await discordTrial();
    discord.rest.fail({
      path: /webhooks/,
      times: 9,
      status: 401,
      body: { code: 50027, message: 'Invalid Webhook Token' },
    });
    await running.deal(commandOf('ask', { question: QUESTION }));
    expect(running.troubles[0]).toMatchObject({ what: expect.stringContaining('15 minutes') });
  });

  it.each([
    ['to let the bot write in a channel', 403, 50013, 'give its role'],
    ['a channel that was deleted', 404, 10003, 'was deleted'],
    ['a direct message to somebody who takes none', 403, 50007, 'takes no direct messages'],
  ])('%s, the log names the fix', async (_, status, code, words) => {
    const { discord, running } = await discordTrial();
    discord.rest.fail({ path: /messages$/, times: 9, status, body: { code, message: 'No' } });
    await running.write(messageOf(MENTION));
    expect(running.troubles[0]).toMatchObject({ what: expect.stringContaining(words) });
  });

  it.each([
    ['the bot may not write there', 403, 50013],
    ['the channel was deleted', 404, 10003],
  ])(
    'to show the channel a shared answer, as %s, whoever shared it is told alone',
    async (_, status, code) => {
      const { discord, running, shown, texts } = await discordTrial();
      await running.deal(commandOf('ask', { question: QUESTION }));
      const [answer] = shown();
      const share = buttonsIn(answer?.body.components).find(({ label }) => label?.startsWith('Share'));
      discord.rest.fail({
        method: 'POST',
        path: /^\/webhooks/,
        times: 1,
        status,
        body: { code, message: 'No' },
      });
      await running.deal(pressOf(share?.custom_id ?? '', { components: answer?.body.components }));
      expect(texts().at(-1)).toBe(english.failed);
      expect(isPrivate(shown().at(-1)?.body.flags)).toBe(true);
    },
  );

  it('a reply to a message it may not read, the answer comes without reference', async () => {
    const { discord, running, shown } = await discordTrial();
    discord.rest.fail({ path: /messages$/, times: 1, status: 400, body: { code: 160002, message: 'No' } });
    await running.write(messageOf(MENTION));
    expect(shown()).toHaveLength(1);
    expect(shown()[0]?.body.message_reference).toBeUndefined();
  });

  it('for a while, the answer waits, and comes once', async () => {
    const { discord, running, texts } = await discordTrial();
    const body = { message: 'You are being rate limited.', retry_after: 0.2, global: false };
    discord.rest.fail({ path: /@original/, times: 1, status: 429, headers: { 'retry-after': '0.2' }, body });
    await running.deal(commandOf('ask', { question: QUESTION }));
    expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
  });

  it('because it is in trouble, the answer is sent again', async () => {
    const { discord, running, texts } = await discordTrial();
    discord.rest.fail({ path: /@original/, times: 2, status: 502 });
    await running.deal(commandOf('ask', { question: QUESTION }));
    expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
  });

  it('for longer than it is tried, an apology comes and the log says why', async () => {
    const { discord, running, texts } = await discordTrial();
    discord.rest.fail({ path: /@original/, times: 4, status: 502 });
    await running.deal(commandOf('ask', { question: QUESTION }));
    expect(texts()).toEqual([english.failed]);
    expect(running.troubles[0]).toMatchObject({ what: expect.stringContaining('discordstatus.com') });
  });
});

describe('a message', () => {
  it.each([
    ['of another bot', { ...MENTION, author: { ...USER, id: '5', bot: true } }],
    ['of its own', { ...MENTION, author: BOT_USER }],
    ['of a webhook', { ...MENTION, webhook_id: '5' }],
    ['that tells of something, such as a pin', { ...MENTION, type: 6 }],
    ['that doesn’t name the bot', { guild_id: GUILD, content: QUESTION }],
  ])('%s is not answered', async (_, message) => {
    const { discord, running, texts } = await discordTrial();
    discord.gateway.dispatch('MESSAGE_CREATE', messageOf(message));
    await running.write(messageOf({ channel_id: DIRECT, content: 'mill' }));
    expect(texts()).toHaveLength(1);
  });

  it('that replies to the bot’s own is read with the question before', async () => {
    const { running, shown, texts } = await discordTrial();
    await running.write(messageOf({ ...MENTION, content: `<@${APPLICATION}> Where is the mill?` }));
    const before = messageOf({ author: BOT_USER, ...shown()[0]?.body });
    await running.write(
      messageOf({ guild_id: GUILD, type: 19, content: 'and who runs it?', referenced_message: before }),
    );
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });
});

describe('a reply to the bot’s own message', () => {
  it.each([
    ['that begins with another’s name', `<@${USER.id}> can you look?`],
    ['of thanks', 'thanks!'],
    ['of an emoji', '<:LUL:2345>'],
    ['that says something', 'I will ask our lawyers tomorrow'],
    ['of a file', ''],
  ])('%s is left to people, and is no topic', async (_, content) => {
    const { discord, running, shown, texts } = await discordTrial();
    await running.write(messageOf({ ...MENTION, content: `<@${APPLICATION}> Where is the mill?` }));
    const before = messageOf({ author: BOT_USER, ...shown()[0]?.body });
    const reply = { guild_id: GUILD, type: 19, referenced_message: before, mentions: [BOT_USER] };
    discord.gateway.dispatch(
      'MESSAGE_CREATE',
      messageOf({ ...reply, content, attachments: [{ filename: 'who.pdf' }] }),
    );
    await running.write(messageOf({ ...reply, content: 'and who runs it?' }));
    expect(texts()).toHaveLength(2);
    expect(texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });
});

it('a greeting gets a friendly word', async () => {
  const { running, texts } = await discordTrial();
  await running.write(messageOf({ channel_id: DIRECT, content: 'hi <:wave:2>' }));
  expect(texts()).toEqual([expect.stringContaining(english.smallTalk.greeting)]);
});

it('an answer is shared once, however often that is pressed', async () => {
  const { running, shown, texts } = await discordTrial();
  await running.deal(commandOf('ask', { question: QUESTION }));
  const [answer] = shown();
  const share = buttonsIn(answer?.body.components).find(({ label }) => label?.startsWith('Share'));
  const message = { id: '1000000000000000999', components: answer?.body.components };
  for (let times = 0; times < 3; times++) await running.deal(pressOf(share?.custom_id ?? '', message));
  expect(texts().slice(-2)).toEqual([english.alreadyShared, english.alreadyShared]);
  expect(texts().filter((text) => text.includes('Shared by'))).toHaveLength(1);
});

it('of a channel that the bot may not see, no name is said, logged or asked for', async () => {
  const told: object[] = [];
  const bot = botOf([MILL], { observe: (event) => told.push(event) });
  const { discord, running, texts } = await discordTrial({ bot });
  const hidden = { ...HIDDEN, id: CHANNEL, guild_id: GUILD, type: 0 };
  discord.gateway.dispatch('CHANNEL_UPDATE', hidden);
  await running.write(messageOf({ ...MENTION, application_id: null }));
  await running.deal(commandOf('ask', { question: QUESTION }, { channel: hidden }));
  const answer = expect.stringContaining('Mary Miller');
  expect(texts()).toEqual([answer, answer]);
  expect(JSON.stringify([discord.rest.requests, told, running.troubles])).not.toContain(HIDDEN.name);
});

it('further quotes are shown once, however often that is pressed', async () => {
  const { running, shown, texts } = await discordTrial();
  await running.deal(commandOf('ask', { question: 'mill' }));
  const [answer] = shown();
  const more = buttonsIn(answer?.body.components).find(({ label }) => label === 'More');
  const message = { id: '1000000000000000998', components: answer?.body.components };
  for (let times = 0; times < 3; times++) await running.deal(pressOf(more?.custom_id ?? '', message));
  expect(texts().slice(-2)).toEqual([english.alreadyShown, english.alreadyShown]);
  expect(texts().filter((text) => text.includes(english.more))).toHaveLength(1);
});

describe('a message whose text is elsewhere', () => {
  const embeds = [{ type: 'rich', title: 'Asked', description: `**${QUESTION}**` }];

  it.each([
    [
      'in what it forwards',
      { content: '', message_snapshots: [{ message: { content: QUESTION, embeds: [] } }] },
    ],
    ['in an embed', { content: '', embeds }],
    ['in a poll', { content: '', poll: { question: { text: QUESTION }, answers: [] } }],
    ['in a component', { content: '', components: [{ type: 10, id: 1, content: QUESTION }] }],
  ])('is answered, from its menu and directly: %s', async (_, message) => {
    const { running, texts } = await discordTrial();
    await running.deal(menuOf('', message));
    await running.write(messageOf({ channel_id: DIRECT, ...message }));
    expect(texts()).toEqual([expect.stringContaining('Mary Miller'), expect.stringContaining('Mary Miller')]);
  });
});

describe('an interaction', () => {
  it('is answered for everybody where the operator has it so', async () => {
    const { running } = await discordTrial({ answers: 'public' });
    const { data } = await running.deal(commandOf('ask', { question: QUESTION }));
    expect(data).toEqual({});
  });

  it('from a message’s menu is answered to whoever asks', async () => {
    const { running, texts } = await discordTrial();
    await running.deal(menuOf(QUESTION));
    expect(texts()).toEqual([expect.stringContaining('Mary Miller')]);
  });

  it('of typing is answered with what begins like it', async () => {
    const { running } = await discordTrial({
      suggestions: ['Who runs the mill?', 'Where is it?', 'x'.repeat(101)],
    });
    const { data } = await running.respond(typingOf('mil ru'));
    expect(data).toEqual({ choices: [{ name: QUESTION, value: QUESTION }] });
    const all = await running.respond(typingOf(''));
    expect(all.data?.choices).toHaveLength(2);
  });

  it('with a button of nobody’s is answered with an explanation', async () => {
    const { running, texts } = await discordTrial();
    await running.deal(pressOf('anything', { content: 'x' }));
    expect(texts()).toEqual([english.brokenSeal.foreign]);
  });

  it.each(['settings', 'gaps'])('of %s is for admins', async (name) => {
    const { running, texts } = await discordTrial();
    await running.deal(commandOf(name, {}, { member: { user: USER, permissions: '0' } }));
    await running.deal(commandOf(name));
    expect(texts()[0]).toBe(english.adminsOnly);
    expect(texts()[1]).not.toBe(english.adminsOnly);
  });

  it('in a direct message may stay', async () => {
    const { running, shown } = await discordTrial();
    const place = {
      guild_id: undefined,
      member: undefined,
      user: USER,
      context: 1,
      channel: { id: DIRECT, type: 1 },
    };
    const { data } = await running.deal(commandOf('ask', { question: QUESTION }, place));
    expect(data).toEqual({});
    const labels = shown().flatMap(({ body }) => buttonsIn(body.components).map(({ label }) => label));
    expect(labels).not.toContain('Share');
  });
});
