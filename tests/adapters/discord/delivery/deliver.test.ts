import { RESTJSONErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { KNOWN_ERRORS } from '../../../../src/adapters/discord/discord-errors.ts';
import type { Bot } from '../../../../src/core/bot/bot.ts';
import { noteOf } from '../../../../src/core/bot/reply.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { CHANNEL, DIRECT, GUILD } from '../../../support/discord/ids.ts';
import { commandOf, messageOf } from '../../../support/discord/interactions.ts';
import { BOT_USER, USER } from '../../../support/discord/objects.ts';
import { createStage } from '../../stage.ts';
import { discordTrial } from '../discord-trial.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = 'Mary Miller';
const CHANNEL_MESSAGES = /^\/channels\/\d+\/messages$/;

/** Somebody mentions the bot in a channel. */
function mention() {
  const content = `<@${BOT_USER.id}> ${QUESTION}`;
  return messageOf({ guild_id: GUILD, channel_id: CHANNEL, content, mentions: [BOT_USER] });
}

const ALL_CODES = Object.entries(KNOWN_ERRORS).map(([code, { closed, advice }]) => ({
  code: Number(code),
  name: RESTJSONErrorCodes[Number(code)],
  closed,
  advice,
}));

const CODES = ALL_CODES.filter(({ closed }) => closed !== 'interaction');
const OVER = ALL_CODES.filter(({ closed }) => closed === 'interaction');

describe('when Discord refuses an answer', () => {
  it.each(CODES)(
    'with $code ($name), it goes another way unless $closed is closed, and the operator reads the advice',
    async ({ code, closed, advice }) => {
      const { discord, running, shown, texts } = await discordTrial();
      const body = { code, message: 'No.' };
      discord.rest.fail({ method: 'POST', path: CHANNEL_MESSAGES, times: 1, status: 403, body });
      await running.write(mention());
      switch (closed) {
        case 'reply':
          expect(shown()).toMatchObject([{ channel: CHANNEL }]);
          expect(shown()[0]?.body).not.toHaveProperty('message_reference');
          return expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
        case 'channel':
          expect(shown()).toMatchObject([{ channel: DIRECT, body: { enforce_nonce: true } }]);
          expect(texts()).toEqual([expect.stringContaining(english.delivery.elsewhere)]);
          expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
          break;
        default:
          expect(closed).toBe('all');
          // What is said then, where anything is taken.
          expect(texts()).toEqual([english.failed]);
      }
      expect(running.troubles.map(({ what }) => what)).toContain(advice);
    },
  );

  it('with a code that nobody knows, it comes directly', async () => {
    const { discord, running, texts } = await discordTrial();
    const body = { code: 999_999, message: 'New.' };
    discord.rest.fail({ method: 'POST', path: CHANNEL_MESSAGES, times: 1, status: 400, body });
    await running.write(mention());
    expect(texts()).toEqual([expect.stringContaining(english.delivery.elsewhere)]);
    expect(running.troubles.map(({ what }) => what)).toEqual([expect.stringContaining('999999')]);
  });

  it.each(OVER)(
    'because an interaction is over ($code, $name), it comes directly, and says that it is late',
    async ({ code }) => {
      const { discord, running, shown, texts } = await discordTrial();
      const body = { code, message: 'It is over.' };
      discord.rest.fail({ method: 'PATCH', path: /^\/webhooks\//, times: 1, status: 401, body });
      await running.deal(commandOf('ask', { question: QUESTION }));
      expect(shown()).toMatchObject([{ channel: DIRECT }]);
      expect(texts()).toEqual([expect.stringContaining(english.delivery.tooLate)]);
      expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
    },
  );

  it('also directly, whoever looks after the bot reads why', async () => {
    const { discord, running, texts } = await discordTrial();
    const refuse = (path: RegExp, code: number) =>
      discord.rest.fail({ method: 'POST', path, times: 9, status: 403, body: { code, message: 'No.' } });
    refuse(new RegExp(`^/channels/${CHANNEL}/messages$`), RESTJSONErrorCodes.MissingPermissions);
    refuse(new RegExp(`^/channels/${DIRECT}/messages$`), RESTJSONErrorCodes.CannotSendMessagesToThisUser);
    await running.write(mention());
    expect(texts()).toEqual([]);
    const told = running.troubles.map(({ what }) => what);
    expect(told).toContain(KNOWN_ERRORS[RESTJSONErrorCodes.MissingPermissions]?.advice);
    expect(told).toContain(KNOWN_ERRORS[RESTJSONErrorCodes.CannotSendMessagesToThisUser]?.advice);
  });

  it('for now, it waits as long as Discord says', async () => {
    const { discord, running, texts } = await discordTrial();
    const body = { message: 'You are being rate limited.', retry_after: 1, global: false };
    const headers = { 'retry-after': '1', 'x-ratelimit-scope': 'shared' };
    discord.rest.fail({ method: 'POST', path: CHANNEL_MESSAGES, times: 1, status: 429, body, headers });
    const start = performance.now();
    await running.write(mention());
    expect(performance.now() - start).toBeGreaterThan(950);
    expect(texts()).toEqual([expect.stringContaining(ANSWER)]);
  });
});

it('what nobody asked is left to people by the process that takes over, too', async () => {
  const { discord, running } = await discordTrial({ helpChannels: true });
  const asked = messageOf({ guild_id: GUILD, content: QUESTION });
  const unasked = { id: asked.id, channel_id: CHANNEL, asker: USER.id, threadName: QUESTION };
  const whyHeldBack = () => running.redelivery.deliverTo(JSON.stringify({ unasked })).whyHeldBack?.();
  discord.gateway.dispatch('MESSAGE_CREATE', asked);
  expect(await whyHeldBack()).toBeNull();
  const reference = { message_id: asked.id, channel_id: CHANNEL };
  const other = { ...USER, id: '1000000000000000101' };
  const reply = { content: 'Mary.', author: other, type: 19, message_reference: reference };
  discord.gateway.dispatch('MESSAGE_CREATE', messageOf({ guild_id: GUILD, ...reply }));
  expect(await whyHeldBack()).toBe('answered-by-person');
});

describe('what nobody waits for any more', () => {
  const later = { id: '1200000000000000000', channel_id: CHANNEL };

  it('replies to who asked, and pings them alone', async () => {
    const { running, shown } = await discordTrial();
    await running.redelivery.deliverTo(JSON.stringify({ later }))(noteOf('There is an answer now.'));
    expect(shown()).toMatchObject([
      {
        channel: CHANNEL,
        body: {
          allowed_mentions: { parse: [], replied_user: true },
          message_reference: { message_id: later.id },
          enforce_nonce: true,
        },
      },
    ]);
  });

  it('goes nowhere else where it is refused', async () => {
    const { discord, running, texts } = await discordTrial();
    const body = { code: RESTJSONErrorCodes.MissingPermissions, message: 'No.' };
    discord.rest.fail({ method: 'POST', path: CHANNEL_MESSAGES, times: 1, status: 403, body });
    const deliver = running.redelivery.deliverTo(JSON.stringify({ later }));
    await expect(deliver(noteOf('There is an answer now.'))).rejects.toThrow();
    expect(texts()).toEqual([]);
  });

  it('goes directly to who asked by command, while they are on the server', async () => {
    const addresses: unknown[] = [];
    const bot = createStage().bot();
    const handle: Bot['handle'] = (request, ...delivery) => {
      addresses.push(JSON.parse(request.later?.address ?? 'null'));
      return bot.handle(request, ...delivery);
    };
    const { running } = await discordTrial({ bot: { ...bot, handle } });
    await running.deal(commandOf('ask', { question: QUESTION }));
    expect(addresses).toEqual([{ direct: { user: USER.id, server: GUILD }, nonce: expect.any(String) }]);
  });

  it('isn’t said to whoever has left the server that it was asked on', async () => {
    const { discord, running, shown } = await discordTrial();
    const direct = { direct: { user: USER.id, server: GUILD }, nonce: 'later-1' };
    const deliver = running.redelivery.deliverTo(JSON.stringify(direct));
    const body = { code: RESTJSONErrorCodes.UnknownMember, message: 'Unknown Member' };
    discord.rest.fail({ method: 'GET', path: /\/members\/\d+$/, times: 1, status: 404, body });
    await expect(deliver(noteOf('There is an answer now.'))).rejects.toThrow('Unknown Member');
    expect(shown()).toEqual([]);
    expect(running.troubles.map(({ what }) => what)).toEqual([
      KNOWN_ERRORS[RESTJSONErrorCodes.UnknownMember]?.advice,
    ]);
    await deliver(noteOf('There is an answer now.'));
    expect(shown()).toMatchObject([{ channel: DIRECT }]);
  });
});
