import type { BotSettings } from '../../core/bot/settings.ts';

/** The message shortcut's `callback_id`. */
export const SHORTCUT = 'ask_about_message';

/** The same of the one that keeps a message as an answer. */
export const KEEP_SHORTCUT = 'keep_as_answer';

/** The path to which Slack sends commands, interactions and events. */
export const EVENTS_PATH = '/slack/events';

/** The page on which people install the app, and the one to which Slack sends them back. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

type Listening = Pick<BotSettings, 'listens' | 'helpChannels'>;

export interface ManifestSettings extends Listening, Pick<BotSettings, 'commandName'> {
  readonly transport: 'socket' | 'http';
  /** Slack's address for the bot, without a slash at the end. Needed over HTTP only. */
  readonly publicUrl: string | null;
}

/** The Slack app as configuration: https://docs.slack.dev/reference/app-manifest */
export function slackManifest({ commandName, transport, publicUrl, ...listening }: ManifestSettings) {
  const isHttp = transport === 'http';
  const address = `${publicUrl ?? 'https://your-address.example'}${EVENTS_PATH}`;
  return {
    display_information: {
      name: 'Kursk',
      description:
        'Answers questions with verbatim quotes from your articles, each with the place it is from.',
      background_color: '#1d3d5c',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Kursk', always_online: true },
      agent_view: { agent_description: 'Quotes the sentence that answers, and says so when none does.' },
      shortcuts: [
        {
          name: 'Ask about this message',
          type: 'message',
          callback_id: SHORTCUT,
          description: 'Looks up what the message asks; only you see the answer.',
        },
        {
          name: 'Keep as an answer',
          type: 'message',
          callback_id: KEEP_SHORTCUT,
          description: 'Has the message quoted to whoever asks for it.',
        },
      ],
      slash_commands: [
        {
          command: `/${commandName}`,
          description: 'Ask the articles',
          usage_hint: 'why Sudzha? | help',
          should_escape: false,
          ...(isHttp ? { url: address } : {}),
        },
      ],
    },
    oauth_config: {
      ...(publicUrl === null ? {} : { redirect_urls: [publicUrl + REDIRECT_PATH] }),
      scopes: { bot: botScopes(listening) },
    },
    settings: {
      event_subscriptions: {
        ...(isHttp ? { request_url: address } : {}),
        bot_events: botEvents(listening),
      },
      interactivity: {
        is_enabled: true,
        ...(isHttp ? { request_url: address, message_menu_options_url: address } : {}),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: !isHttp,
      token_rotation_enabled: false,
    },
  };
}

/** The events that the app subscribes to. */
function botEvents(listening: Listening): string[] {
  const always = [
    'agent_session_stopped',
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'message.im',
    'tokens_revoked',
  ];
  return [...always, ...(hearsChannels(listening) ? ['message.channels'] : [])].sort();
}

/** The scopes that the bot always needs, and what for. */
export const BOT_SCOPES = {
  commands: 'the slash command and the message shortcuts',
  'chat:write': 'answers to mentions and direct messages',
  'app_mentions:read': 'to receive mentions of the bot',
  'im:history': 'to receive direct messages to the bot',
  'assistant:write': 'suggested questions in the agent’s pane, and “Stop” while an answer takes long',
} as const;

/** The scopes that follow-ups without a mention (`LISTENS=all`) and help channels need, too. */
export const THREAD_SCOPES = {
  'channels:history': 'to receive messages in public channels that the bot is a member of',
} as const;

/** The scopes that the bot needs with these settings. */
export function botScopes(listening: Listening): string[] {
  return [...Object.keys(BOT_SCOPES), ...(hearsChannels(listening) ? Object.keys(THREAD_SCOPES) : [])];
}

/** Whether the bot is sent what people write to each other in channels. */
function hearsChannels({ listens, helpChannels }: Listening): boolean {
  return listens === 'all' || helpChannels;
}
