import { describe, expect, it } from 'vitest';
import { english } from '../../../src/core/bot/wording/english.ts';
import { APPLICATION, CHANNEL, GUILD } from '../../support/discord/ids.ts';
import { commandOf, messageOf } from '../../support/discord/interactions.ts';
import { BOT_USER, MEMBER, USER } from '../../support/discord/objects.ts';
import { type DiscordTrial, discordTrial } from './discord-trial.ts';

const THREAD = '1000000000000000040';
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
