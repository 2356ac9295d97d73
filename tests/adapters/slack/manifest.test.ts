import { readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createAgentSessions } from '../../../src/adapters/slack/delivery/agent-sessions.ts';
import { registerHandlers } from '../../../src/adapters/slack/handlers/register-handlers.ts';
import { BOT_SCOPES, slackManifest, THREAD_SCOPES } from '../../../src/adapters/slack/manifest.ts';
import type { SlackDependencies } from '../../../src/adapters/slack/slack-dependencies.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import { systemClock } from '../../../src/system/system-clock.ts';
import { botOf } from '../../support/bot-of.ts';
import { runKursk } from '../../support/run-kursk.ts';

const isManifest = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync('tests/spec/slack-manifest.schema.json', 'utf8')),
);

const SETTINGS = {
  commandName: 'kursk',
  listens: 'mentions',
  helpChannels: false,
  transport: 'socket',
  publicUrl: null,
} as const;

/** What Slack wants to be granted, for each event it is asked for. https://docs.slack.dev/reference/events */
const SCOPE_OF_EVENT: Readonly<Record<string, string | null>> = {
  agent_session_stopped: null,
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  app_uninstalled: null,
  'message.channels': 'channels:history',
  'message.im': 'im:history',
  tokens_revoked: null,
};

/** For what else the adapter does: `SlackClient` lists the methods it calls. */
const OTHER_SCOPES = ['commands', 'chat:write', 'assistant:write'];

describe.each([
  { ...SETTINGS },
  { ...SETTINGS, listens: 'all' as const },
  { ...SETTINGS, helpChannels: true },
  { ...SETTINGS, transport: 'http' as const, publicUrl: 'https://bot.example', commandName: 'ask' },
])('the manifest for $transport, $listens, help channels $helpChannels', (settings) => {
  const manifest = slackManifest(settings);

  it('is what Slack takes', () => {
    isManifest(manifest);
    expect(isManifest.errors).toBeNull();
  });

  it('asks for what the code answers to, and for nothing else', () => {
    const heard = heardBy(settings.commandName);
    const { features, settings: set } = manifest;
    expect(features.slash_commands.map(({ command }) => command)).toEqual(heard.commands);
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(heard.shortcuts);
    const events = set.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, 'message'));
    expect([...new Set(events)].sort()).toEqual(heard.events.sort());
  });

  it('has the scopes for that, at most six, each explained', () => {
    const { bot } = manifest.oauth_config.scopes;
    const needed = manifest.settings.event_subscriptions.bot_events.flatMap(
      (name) => SCOPE_OF_EVENT[name] ?? [],
    );
    expect([...bot].sort()).toEqual([...needed, ...OTHER_SCOPES].sort());
    expect(bot.length).toBeLessThanOrEqual(6);
    for (const scope of bot) expect({ ...BOT_SCOPES, ...THREAD_SCOPES }).toHaveProperty([scope]);
  });
});

it('is in the repository as the command prints it', async () => {
  const { stdout, code } = await runKursk(['slack', 'manifest']);
  expect(code).toBe(0);
  expect(readFileSync('slack-manifest.json', 'utf8')).toBe(stdout);
});

it('is printed for the configured command name and transport', async () => {
  const env = {
    COMMAND_NAME: 'ask',
    PUBLIC_URL: 'https://bot.example',
    SLACK_SIGNING_SECRET: 's',
    SLACK_BOT_TOKEN: 'xoxb-1',
  };
  const { stdout } = await runKursk(['slack', 'manifest'], { env });
  expect(JSON.parse(stdout)).toMatchObject({
    features: { slash_commands: [{ command: '/ask', url: 'https://bot.example/slack/events' }] },
    settings: { socket_mode_enabled: false },
  });
});

it('is not printed for HTTP without an address for Slack to reach', async () => {
  const { code, stderr } = await runKursk(['slack', 'manifest', '--transport', 'http']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('PUBLIC_URL')]);
});

it('each scope is explained in docs/slack.md', () => {
  const document = readFileSync('docs/slack.md', 'utf8');
  for (const scope of Object.keys({ ...BOT_SCOPES, ...THREAD_SCOPES }))
    expect(document).toContain(`\`${scope}\``);
});

/** What the handlers are registered for. */
function heardBy(commandName: string): { commands: string[]; shortcuts: string[]; events: string[] } {
  const commands: unknown[] = [];
  const shortcuts: unknown[] = [];
  const events: unknown[] = [];
  const hear = (names: unknown[]) => (name: unknown) => {
    names.push(name);
  };
  const app: Pick<App, 'command' | 'shortcut' | 'event' | 'action' | 'view' | 'options'> = {
    command: hear(commands),
    shortcut: hear(shortcuts),
    event: hear(events),
    action: hear([]),
    view: hear([]),
    options: hear([]),
  };
  registerHandlers(app, DEPENDENCIES, { commandName, forget: async () => {} });
  return {
    commands: commands.map(String),
    shortcuts: shortcuts.map((constraint) => String(Object(constraint).callback_id)),
    events: events.map(String),
  };
}

const DEPENDENCIES: SlackDependencies = {
  bot: botOf([]),
  deliverTo: () => async () => {},
  sessions: createAgentSessions(systemClock, () => {}, english),
  log: () => {},
  words: english,
  publicUrl: null,
  isAdmin: async () => false,
  retry: (call) => call(),
};
