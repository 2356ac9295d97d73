import { APPLICATION, CHANNEL, GUILD, snowflake } from './ids.ts';
import { BOT_USER, MEMBER, USER } from './objects.ts';

export type Payload = Readonly<Record<string, unknown>> & { readonly id: string };

function interaction(type: number, data: object, more: object = {}): Payload {
  const id = snowflake();
  return {
    id,
    application_id: APPLICATION,
    type,
    data,
    guild_id: GUILD,
    guild: { id: GUILD, locale: 'en-US', features: [] },
    channel_id: CHANNEL,
    channel: {
      id: CHANNEL,
      type: 0,
      name: 'general',
      permissions: '2248473465835073',
      position: 0,
      guild_id: GUILD,
    },
    member: MEMBER,
    token: `token-${id}`,
    version: 1,
    app_permissions: '2248473465835073',
    locale: 'en-US',
    guild_locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { 0: GUILD },
    context: 0,
    attachment_size_limit: 10_485_760,
    ...more,
  };
}

/** The slash command, with one of its subcommands. */
export function commandOf(
  name: string,
  options: Record<string, string | number> = {},
  more: object = {},
): Payload {
  const typed = Object.entries(options).map(([option, value]) => ({
    name: option,
    type: typeof value === 'string' ? 3 : 4,
    value,
  }));
  const data = {
    id: '1000000000000000200',
    name: 'kursk',
    type: 1,
    options: [{ name, type: 1, options: typed }],
  };
  return interaction(2, data, more);
}

/** Somebody typing a question. */
export function typingOf(value: string): Payload {
  const options = [{ name: 'question', type: 3, value, focused: true }];
  return interaction(4, {
    id: '1000000000000000200',
    name: 'kursk',
    type: 1,
    options: [{ name: 'ask', type: 1, options }],
  });
}

/** A message's menu. */
export function menuOf(content: string, more: object = {}): Payload {
  const message = messageOf({ content, ...more });
  return interaction(2, {
    id: '1000000000000000201',
    name: 'Ask about this message',
    type: 3,
    target_id: message.id,
    resolved: { messages: { [message.id]: message } },
  });
}

/** A button under a message. */
export function pressOf(custom_id: string, message: object, more: object = {}): Payload {
  return interaction(
    3,
    { custom_id, component_type: 2, id: 1 },
    { message: messageOf({ author: BOT_USER, ...message }), ...more },
  );
}

/** A form that was filled in. */
export function formOf(custom_id: string, value: string, message: object, more: object = {}): Payload {
  const component = { type: 4, id: 2, custom_id: 'reason', value };
  return interaction(
    5,
    { custom_id, components: [{ type: 18, id: 1, component }], resolved: {} },
    { message: messageOf({ author: BOT_USER, ...message }), ...more },
  );
}

/** A message that somebody wrote in a channel. */
export function messageOf(more: object = {}): Payload {
  return {
    id: snowflake(),
    channel_id: CHANNEL,
    author: USER,
    content: 'hello',
    timestamp: '2026-11-24T12:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    components: [],
    flags: 0,
    ...more,
  };
}
