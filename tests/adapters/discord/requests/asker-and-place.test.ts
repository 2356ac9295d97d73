import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { NAMED_MILL, NAMED_MOOR } from '../../../support/articles.ts';
import { botOf } from '../../../support/bot-of.ts';
import { APPLICATION, CHANNEL, DIRECT, GUILD, OLD_THREAD, THREAD } from '../../../support/discord/ids.ts';
import { commandOf, messageOf, pressOf, typingOf } from '../../../support/discord/interactions.ts';
import { BOT_USER, MEMBER, USER } from '../../../support/discord/objects.ts';
import { buttonsIn, isPrivate } from '../../../support/discord/shown-messages.ts';
import { type DiscordTrial, discordTrial } from '../discord-trial.ts';

const THREAD_OBJECT = { id: THREAD, type: 11, name: 'a thread', parent_id: CHANNEL, guild_id: GUILD };
const IN_THREAD = { channel_id: THREAD, channel: { ...THREAD_OBJECT, permissions: '2248473465835073' } };

const BEN_USER = { ...USER, id: '1000000000000000101', username: 'ben', global_name: 'Ben' };
const BEN = { ...MEMBER, user: BEN_USER, permissions: '0' };

describe('what somebody asks in private in a thread', () => {
  const asked = async (trial: DiscordTrial) => {
    trial.discord.gateway.dispatch('THREAD_CREATE', THREAD_OBJECT);
    await trial.running.deal(commandOf('ask', { question: 'Where is the mill?' }, IN_THREAD));
  };
  const mention = (text: string, author: object) => {
    const mentions = [BOT_USER];
    const content = `<@${APPLICATION}> ${text}`;
    return messageOf({ guild_id: GUILD, channel_id: THREAD, author, mentions, content });
  };

  it('is not told to whoever asks on there, neither in public nor in private', async () => {
    const trial = await discordTrial();
    await asked(trial);
    await trial.running.write(mention('and who runs it?', BEN_USER));
    await trial.running.deal(
      commandOf('ask', { question: 'and who runs it?' }, { ...IN_THREAD, member: BEN }),
    );
    const [, ...others] = trial.texts();
    expect(others).toHaveLength(2);
    for (const text of others) expect(text).not.toContain('mill?');
  });

  it('is not told to everybody when they ask on in public', async () => {
    const trial = await discordTrial();
    await asked(trial);
    await trial.running.write(mention('and who runs it?', USER));
    expect(trial.texts().at(-1)).not.toContain('mill?');
  });

  it('is kept in mind for what they ask on in private', async () => {
    const trial = await discordTrial();
    await asked(trial);
    await trial.running.deal(commandOf('ask', { question: 'and who runs it?' }, IN_THREAD));
    expect(trial.texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });

  it('leaves what was asked in public to be asked on by anybody', async () => {
    const trial = await discordTrial();
    trial.discord.gateway.dispatch('THREAD_CREATE', THREAD_OBJECT);
    await trial.running.write(mention('Where is the mill?', USER));
    await trial.running.deal(commandOf('ask', { question: 'What is a moor?' }, IN_THREAD));
    await trial.running.write(mention('and who runs it?', BEN_USER));
    expect(trial.texts().at(-1)).toContain(english.readAs('and who runs it – mill?'));
  });
});

describe('somebody who has the bot for themselves', () => {
  const OWN = { authorizing_integration_owners: { 1: USER.id } };
  const BETWEEN_TWO = {
    ...OWN,
    context: 2,
    guild_id: undefined,
    member: undefined,
    user: USER,
    channel_id: DIRECT,
    channel: { id: DIRECT, type: 1 },
  };

  it('is answered alone in a direct message with somebody else', async () => {
    const { running, shown } = await discordTrial();
    const { data } = await running.deal(commandOf('ask', { question: 'mill' }, BETWEEN_TWO));
    expect(isPrivate(data?.flags)).toBe(true);
    const more = buttonsIn(shown()[0]?.body.components).find(({ label }) => label === 'More');
    const pressed = await running.deal(pressOf(more?.custom_id ?? '', { ...shown()[0]?.body }, BETWEEN_TWO));
    expect(isPrivate(pressed.data?.flags)).toBe(true);
  });

  it('is answered alone where Discord doesn’t say what place it is', async () => {
    const { running } = await discordTrial();
    const place = { ...BETWEEN_TWO, context: undefined };
    const { data } = await running.deal(commandOf('ask', { question: 'mill' }, place));
    expect(isPrivate(data?.flags)).toBe(true);
  });

  it('is no admin on a server that doesn’t have it, nor are its admins told what they asked there', async () => {
    const { running, texts } = await discordTrial();
    await running.deal(commandOf('ask', { question: 'Who sold the moon?' }, OWN));
    await running.deal(commandOf('gaps', {}, OWN));
    await running.deal(commandOf('settings', { change: 'listens off' }, OWN));
    expect(texts().slice(1)).toEqual([english.adminsOnly, english.adminsOnly]);
    await running.deal(commandOf('gaps'));
    expect(texts().at(-1)).not.toContain('moon');
  });
});

describe('the settings of a channel', () => {
  const restricted = async (change: string) => {
    const trial = await discordTrial({ bot: botOf([NAMED_MILL, NAMED_MOOR]) });
    trial.discord.gateway.dispatch('THREAD_CREATE', THREAD_OBJECT);
    await trial.running.deal(commandOf('settings', { change }));
    return trial;
  };
  const mentionIn = (channel_id: string, text: string) =>
    messageOf({ guild_id: GUILD, channel_id, mentions: [BOT_USER], content: `<@${APPLICATION}> ${text}` });

  it('choose the articles in its threads, too, those that were archived as well', async () => {
    const { running, texts } = await restricted('articles mill');
    await running.deal(commandOf('ask', { question: 'How wide is the moor?' }, IN_THREAD));
    for (const thread of [THREAD, OLD_THREAD])
      await running.write(mentionIn(thread, 'How wide is the moor?'));
    expect(texts()).toHaveLength(4);
    for (const text of texts()) expect(text).not.toContain('nobody lives there');
  });

  it('switch the bot off in its threads, too', async () => {
    const { running, texts } = await restricted('listens off');
    await running.deal(commandOf('ask', { question: 'mill' }, IN_THREAD));
    for (const thread of [THREAD, OLD_THREAD]) await running.write(mentionIn(thread, 'mill'));
    expect(texts().slice(1)).toEqual([english.off]);
  });

  it('give way to those of a thread', async () => {
    const { running, texts } = await restricted('listens off');
    await running.deal(commandOf('settings', { change: 'listens all' }, IN_THREAD));
    await running.write(mentionIn(THREAD, 'mill'));
    expect(texts().at(-1)).toContain('The mill');
  });

  it('choose what is offered to somebody who types', async () => {
    const { running } = await restricted('articles mill');
    for (const place of [{}, IN_THREAD]) {
      const { data } = await running.respond({ ...typingOf(''), ...place });
      expect(JSON.stringify(data)).not.toMatch(/\bmoor/i);
      expect(JSON.stringify(data)).toMatch(/mill/i);
    }
  });

  it('take a control away from under older answers', async () => {
    const { running, shown, texts } = await discordTrial();
    await running.deal(commandOf('ask', { question: 'Who runs the mill?' }));
    const [answer] = shown();
    const share = buttonsIn(answer?.body.components).find(({ label }) => label === 'Share');
    await running.deal(commandOf('settings', { change: 'controls more context' }));
    await running.deal(pressOf(share?.custom_id ?? '', { ...answer?.body }));
    expect(texts().at(-1)).toBe(english.controlOff);
  });
});
