import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/variable.ts';

const OAUTH = {
  SLACK_CLIENT_ID: '111.222',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 's'.repeat(32),
};
const KEY = { ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') };

describe('Slack is configured', () => {
  it('not at all, without credentials', () => {
    expect(readConfig({ SLACK_API_URL: 'http://127.0.0.1:1/api', SLACK_ADMINS: 'U1' }).slack).toBeNull();
  });

  it('for one workspace over a socket', () => {
    const set = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_ADMINS: 'U1, W2' };
    expect(readConfig(set).slack).toEqual({
      transport: { kind: 'socket', appToken: 'xapp-1' },
      access: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl: 'https://slack.com/api/',
      admins: ['U1', 'W2'],
    });
  });

  it('for many workspaces over HTTP', () => {
    const set = { ...OAUTH, ...KEY, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://127.0.0.1:1/api' };
    expect(readConfig(set).slack).toEqual({
      transport: { kind: 'http', signingSecret: 's' },
      access: {
        kind: 'many',
        clientId: '111.222',
        clientSecret: 'secret',
        stateSecret: OAUTH.SLACK_STATE_SECRET,
      },
      apiUrl: 'http://127.0.0.1:1/api/',
      admins: [],
    });
  });

  it.each([
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-…' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['not both', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }],
    ['not both', { ...OAUTH, ...KEY, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['all three', { SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1' }],
    ['ENCRYPTION_KEY', { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_STATE_SECRET', { ...OAUTH, ...KEY, SLACK_STATE_SECRET: 'short' }],
    ['SLACK_ADMINS', { SLACK_ADMINS: 'ada' }],
    [
      'its workspace|the workspace',
      { ...OAUTH, ...KEY, SLACK_SIGNING_SECRET: 's', SLACK_ADMINS: 'T1:U1, U2' },
    ],
    ['SLACK_API_URL', { SLACK_API_URL: 'slack' }],
  ])('wrongly: one sentence says so, with %s in it, and no secret', (named, set: Record<string, string>) => {
    const problem = () => readConfig(set);
    expect(problem).toThrow(ConfigError);
    expect(problem).toThrow(new RegExp(`^[^\\n]*${named}[^\\n]*\\.$`));
    expect(problem).not.toThrow(/xoxb-1|xapp-1|short/);
  });
});
