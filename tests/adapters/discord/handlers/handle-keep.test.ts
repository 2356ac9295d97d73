import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { CHANNEL, GUILD } from '../../../support/discord/ids.ts';
import { commandOf, menuOf, type Payload, pressOf } from '../../../support/discord/interactions.ts';
import { buttonsIn } from '../../../support/discord/shown-messages.ts';
import { eventually } from '../../../support/eventually.ts';
import { keepingBot } from '../../../support/keeping-bot.ts';
import { discordTrial } from '../discord-trial.ts';

const QUESTION = 'How do I restart the gateway?';
const BOB = {
  id: '1000000000000000077',
  username: 'bob',
  global_name: 'Bob',
  discriminator: '0',
  avatar: null,
};
const MESSAGE = { author: BOB, timestamp: '2026-03-01T12:00:00.000Z' };
const TEXT = 'Hi!\n\nHold the blue button of the gateway for **ten** seconds.';

function keepOf(more: object = {}, content = TEXT): Payload {
  const menu = menuOf(content, { ...MESSAGE, ...more });
  return { ...menu, data: { ...Object(menu.data), name: 'Keep as an answer' } };
}

function formOf(custom_id: string, interaction: Payload, audience = 'workspace'): Payload {
  const field = (id: string, of: object) => ({
    type: 18,
    id: 1,
    component: { type: 4, id: 2, custom_id: id, ...of },
  });
  const components = [
    { type: 10, id: 9 },
    field('pieces', { type: 3, values: ['1'] }),
    field('questions', { value: QUESTION }),
    field('audience', { type: 3, values: [audience] }),
    field('until', { value: '' }),
  ];
  const id = String(BigInt(interaction.id) + 1n);
  return { ...interaction, id, token: `token-${id}`, type: 5, data: { custom_id, components } };
}

async function trial(settings = {}) {
  const here = keepingBot({ keepers: ['everyone'], ...settings });
  return { ...here, ...(await discordTrial({ bot: here.bot })) };
}

async function kept({ running }: Awaited<ReturnType<typeof trial>>, audience?: string): Promise<Payload> {
  const menu = keepOf();
  const { type, data } = await running.respond(menu);
  expect(type).toBe(9);
  expect(JSON.stringify(data)).toContain('Hold the blue button of the gateway for ten seconds.');
  const form = formOf(String(Object(data).custom_id), menu, audience);
  await running.deal(form);
  return form;
}

describe('“Keep as an answer”', () => {
  it('opens a form with the message, and quotes it from then on, once, however often it is submitted', async () => {
    const here = await trial();
    const form = await kept(here);
    await here.running.deal(form);
    expect(here.texts().filter((text) => text.includes(english.kept.done.workspace))).toHaveLength(1);
    await eventually(async () => {
      await here.running.deal(commandOf('ask', { question: QUESTION }));
      expect(here.texts().at(-1)).toContain('ten seconds.');
    });
    expect(here.texts().at(-1)).toContain('¶1 (Bob, 2026-03-01)');
    expect(here.texts().at(-1)).not.toContain('Hi!');
    expect(JSON.stringify(here.shown().at(-1)?.body)).toContain(
      `https://discord.com/channels/${GUILD}/${CHANNEL}/`,
    );
  });

  it('proposes to quote it in its channel only, as Discord doesn’t say who reads that', async () => {
    const here = await trial();
    await kept(here, 'channel');
    expect(here.texts().at(-1)).toContain(english.kept.done.channel);
    await eventually(async () => {
      await here.running.deal(commandOf('ask', { question: QUESTION }));
      expect(here.texts().at(-1)).toContain('ten seconds.');
    });
    const elsewhere = {
      id: '1000000000000000088',
      type: 0,
      name: 'other',
      permissions: '0',
      guild_id: GUILD,
    };
    await here.running.deal(
      commandOf('ask', { question: QUESTION }, { channel_id: elsewhere.id, channel: elsewhere }),
    );
    expect(here.texts().at(-1)).not.toContain('ten seconds.');
  });

  it('tells its author directly, who withdraws it with one tap', async () => {
    const here = await trial();
    await kept(here);
    const stopping = new AbortController();
    const telling = here.bot.keepTelling([here.running.redelivery], stopping.signal);
    await eventually(() => expect(here.texts().at(-1)).toContain(english.kept.mayWithdraw));
    stopping.abort();
    await telling;
    const told = here.shown().at(-1);
    const [button] = buttonsIn(Object(told).body.components);
    const direct = { id: '1000000000000000099', type: 1 };
    const press = pressOf(String(Object(button).custom_id), Object(told).body, {
      ...{ guild_id: undefined, member: undefined, user: BOB, context: 1 },
      ...{ channel_id: direct.id, channel: direct, authorizing_integration_owners: { 0: '0' } },
    });
    await here.running.deal(press);
    expect(here.texts().at(-1)).toContain(english.kept.withdrawn);
    expect(await here.store.keptAnswers.listChanges()).toEqual(new Map());
  });

  it.each([
    ['a bot’s message', { author: { ...BOB, bot: true } }, TEXT, english.kept.refused.bot],
    ['a webhook’s', { webhook_id: '1' }, TEXT, english.kept.refused.bot],
    ['a message without words', {}, '', english.kept.refused.empty],
  ])('says why not, for %s', async (_, more, content, text) => {
    const { running } = await trial();
    const { type, data } = await running.respond(keepOf(more, content));
    expect([type, JSON.stringify(data)]).toEqual([4, expect.stringContaining(text)]);
  });
});
