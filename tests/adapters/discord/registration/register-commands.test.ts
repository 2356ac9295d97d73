import { expect, it, onTestFinished } from 'vitest';
import { createRest } from '../../../../src/adapters/discord/discord-rest.ts';
import { inviteLinks } from '../../../../src/adapters/discord/registration/invite-links.ts';
import { registerCommands } from '../../../../src/adapters/discord/registration/register-commands.ts';
import { APPLICATION, GUILD, TOKEN } from '../../../support/discord/ids.ts';
import { openLoopbackDiscord } from '../../../support/discord/loopback-discord.ts';

async function trial() {
  const discord = await openLoopbackDiscord();
  onTestFinished(discord.close);
  const rest = createRest({ apiUrl: discord.apiUrl, token: TOKEN });
  return {
    discord,
    puts: () => discord.rest.requests.filter(({ method }) => method === 'PUT'),
    register: (commandName: string, guild: string | null = null) =>
      registerCommands(rest, { applicationId: APPLICATION, commandName, guild }),
  };
}

it.each([null, GUILD])('publishes the commands, and nothing the second time (server: %s)', async (guild) => {
  const { discord, puts, register } = await trial();
  expect(await register('kursk', guild)).toEqual([
    '+ kursk',
    '+ Ask about this message',
    '+ Keep as an answer',
  ]);
  expect(await register('kursk', guild)).toEqual([]);
  expect(puts()).toHaveLength(1);
  expect(discord.rest.complaints).toEqual([]);
});

it('says what is new and what is gone when the command is called otherwise', async () => {
  const { register } = await trial();
  await register('kursk');
  expect(await register('ask')).toEqual(['+ ask', '- kursk']);
});

it.each(['Kursk', 'two words', 'x'.repeat(33), ''])(
  'a bad name is refused before it is sent: %j',
  async (name) => {
    const { puts, register } = await trial();
    await expect(register(name)).rejects.toThrow();
    expect(puts()).toEqual([]);
  },
);

it('invites with the least permissions, to a server and to an account', () => {
  const { server, account } = inviteLinks(APPLICATION, false);
  const { searchParams } = new URL(server);
  expect(searchParams.get('scope')).toBe('bot applications.commands');
  expect(searchParams.get('permissions')).toBe(String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)));
  expect(new URL(account).searchParams.get('integration_type')).toBe('1');
  const opening = new URL(inviteLinks(APPLICATION, true).server).searchParams.get('permissions');
  expect(BigInt(opening ?? 0)).toBe(BigInt(searchParams.get('permissions') ?? 0) | (1n << 35n));
});
