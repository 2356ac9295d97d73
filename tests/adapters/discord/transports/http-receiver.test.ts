import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { PERSON } from '../../../support/discord/ids.ts';
import { commandOf, menuOf } from '../../../support/discord/interactions.ts';
import { signed } from '../../../support/discord/sign-interaction.ts';
import { discordTrial } from '../discord-trial.ts';

const MINUTE = 60_000;
const BODY = JSON.stringify(commandOf('ask', { question: 'Who runs the mill?' }));

const ELSEWHERE = BODY.replace('"token":"', '"token":"../../');

it.each([
  ['a tampered body', BODY.replace('mill', 'moor'), signed(BODY), 401],
  ['another key', BODY, signed(BODY, { key: generateKeyPairSync('ed25519').privateKey }), 401],
  ['no signature', BODY, {}, 401],
  ['a signature of rubbish', BODY, { ...signed(BODY), 'x-signature-ed25519': 'zz' }, 401],
  ['a time of rubbish', BODY, { ...signed(BODY), 'x-signature-timestamp': '1e9' }, 401],
  ['a time that is past', BODY, signed(BODY, { at: Date.now() - 6 * MINUTE }), 401],
  ['a time to come', BODY, signed(BODY, { at: Date.now() + 6 * MINUTE }), 401],
  ['rubbish', '{"type":', signed('{"type":'), 400],
  ['an interaction that makes no sense', '{"type":2}', signed('{"type":2}'), 400],
  ['an id that is a pattern', BODY.replace(PERSON, '(a+)+$'), signed(BODY.replace(PERSON, '(a+)+$')), 400],
  ['a token that leads elsewhere', ELSEWHERE, signed(ELSEWHERE), 400],
  ['a megabyte', 'x'.repeat(1_000_000), signed('x'.repeat(1_000_000)), 413],
])('refuses %s, and answers nothing', async (_, body, headers, status) => {
  const { discord, running } = await discordTrial({ transport: 'HTTP' });
  const before = discord.rest.requests.length;
  const response = await fetch(running.url, { method: 'POST', body, headers });
  expect(response.status).toBe(status);
  expect(await response.text()).toBe('');
  expect(discord.rest.requests).toHaveLength(before);
});

it('answers a ping', async () => {
  const { running } = await discordTrial({ transport: 'HTTP' });
  const body = '{"type":1}';
  const response = await fetch(running.url, { method: 'POST', body, headers: signed(body) });
  expect(await response.json()).toEqual({ type: 1 });
});

it('takes nothing but POST', async () => {
  const { running } = await discordTrial({ transport: 'HTTP' });
  expect((await fetch(running.url)).status).toBe(405);
});

it('reads components as deep as Discord nests them, and passes over what is below', async () => {
  const { running } = await discordTrial({ transport: 'HTTP' });
  const deep = `${'{"type":17,"components":['.repeat(8_000)}${']}'.repeat(8_000)}`;
  const body = JSON.stringify(menuOf('Who runs the mill?')).replace(
    '"components":[]',
    `"components":[${deep}]`,
  );
  const response = await fetch(running.url, { method: 'POST', body, headers: signed(body) });
  expect([response.status, await response.json()]).toMatchObject([200, { type: 5 }]);
});
