import { expect, it } from 'vitest';
import { oneWorkspace } from '../../../../src/adapters/slack/access/one-workspace.ts';

it('gives each event who the bot is as its own: Bolt writes into it whose event it is', async () => {
  const { authorize } = oneWorkspace({
    botToken: 'xoxb-one',
    client: { auth: { test: async () => ({ ok: true, user_id: 'U0BOT' }) } },
    admins: [],
    scopes: [],
    log: () => {},
  });
  const event = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };
  const first = Object.assign(await authorize(event), { teamId: 'T1', enterpriseId: 'E1' });
  expect(first.botUserId).toBe('U0BOT');
  expect(await authorize({ ...event, teamId: 'T2' })).toEqual({ botToken: 'xoxb-one', botUserId: 'U0BOT' });
});
