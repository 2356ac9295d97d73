import { APPLICATION, CHANNEL, GUILD, PERSON } from './ids.ts';
import { PUBLIC_KEY } from './sign-interaction.ts';

/** What Discord tells of things, as far as discord.js wants it. */
export const BOT_USER = {
  id: APPLICATION,
  username: 'kursk',
  discriminator: '0000',
  global_name: null,
  avatar: null,
  bot: true,
};

export const APPLICATION_OBJECT = {
  id: APPLICATION,
  name: 'Kursk',
  icon: null,
  description: '',
  bot: BOT_USER,
  summary: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: PUBLIC_KEY,
  flags: 0,
  approximate_guild_count: 2,
  interactions_endpoint_url: null,
};

export const USER = {
  id: PERSON,
  username: 'ada',
  discriminator: '0',
  global_name: 'Ada',
  avatar: null,
  public_flags: 0,
};

export const MEMBER = {
  user: USER,
  roles: [],
  avatar: null,
  joined_at: '2026-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  permissions: '8',
  flags: 0,
  pending: false,
  nick: null,
  premium_since: null,
  communication_disabled_until: null,
};

export const GUILD_OBJECT = {
  id: GUILD,
  name: 'Test',
  owner_id: PERSON,
  roles: [
    {
      id: GUILD,
      name: '@everyone',
      color: 0,
      hoist: false,
      position: 0,
      permissions: '2248473465835073',
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  emojis: [],
  stickers: [],
  features: [],
  members: [],
  channels: [{ id: CHANNEL, type: 0, name: 'general', position: 0, permission_overwrites: [] }],
  threads: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  preferred_locale: 'en-US',
  premium_tier: 0,
  system_channel_flags: 0,
  verification_level: 0,
  explicit_content_filter: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  nsfw_level: 0,
  member_count: 2,
  joined_at: '2026-01-01T00:00:00.000Z',
  large: false,
  unavailable: false,
  afk_timeout: 300,
};
