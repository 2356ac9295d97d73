import { APPLICATION, CHANNEL, DIRECT, GUILD, OLD_THREAD, snowflake } from './ids.ts';
import { messageOf } from './interactions.ts';
import { APPLICATION_OBJECT, BOT_USER, MEMBER } from './objects.ts';

/** A status, and a body where there is one. */
export type RestAnswer = readonly [number, object?];

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What people wrote in a channel, oldest first; `null`: there is no such channel. */
export type ListWritten = (channel: string) => readonly object[];

/** What Discord answers: the first of its routes that knows. */
export function createRestAnswers(
  gatewayUrl: () => string,
  shards: number,
  written: ListWritten,
): (asked: Asked) => RestAnswer {
  const threads = new Set<string>();
  const acknowledged = new Set<string>();
  let commands: readonly object[] = [];

  function callback({ path }: Asked): RestAnswer | null {
    const [, id] = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path) ?? [];
    if (id === undefined) return null;
    if (acknowledged.has(id))
      return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
    acknowledged.add(id);
    return [204];
  }

  function published({ method, path, body }: Asked): RestAnswer | null {
    if (!path.endsWith('/commands')) return null;
    if (method === 'PUT' && Array.isArray(body)) commands = body.map(asPublished);
    return [200, [...commands]];
  }

  function gateway({ path }: Asked): RestAnswer | null {
    const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
    return path === '/gateway/bot' ? [200, { url: gatewayUrl(), shards, session_start_limit: limit }] : null;
  }

  function application({ path }: Asked): RestAnswer | null {
    return path === '/applications/@me' ? [200, APPLICATION_OBJECT] : null;
  }

  function channel({ method, path }: Asked): RestAnswer | null {
    if (method !== 'GET' || !path.startsWith('/channels/')) return null;
    const [id = '', what] = path.slice('/channels/'.length).split('/');
    if (what === 'messages') return [200, written(id).toReversed()];
    if (id === OLD_THREAD) return [200, { id, type: 11, parent_id: CHANNEL, guild_id: GUILD, name: 'old' }];
    return [404, { code: 10003, message: 'Unknown Channel' }];
  }

  function directChannel({ method, path }: Asked): RestAnswer | null {
    return method === 'POST' && path === '/users/@me/channels' ? [200, { id: DIRECT, type: 1 }] : null;
  }

  function member({ method, path }: Asked): RestAnswer | null {
    const isMember = method === 'GET' && path.startsWith(`/guilds/${GUILD}/members/`);
    return isMember ? [200, MEMBER] : null;
  }

  function thread({ method, path, body }: Asked): RestAnswer | null {
    const [, parent, id = ''] = /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/.exec(path) ?? [];
    if (method !== 'POST' || parent === undefined) return null;
    if (threads.has(id))
      return [400, { code: 160004, message: 'A thread has already been created for this message' }];
    threads.add(id);
    return [201, { id, type: 11, parent_id: parent, name: body.name }];
  }

  function message({ method, path, body }: Asked): RestAnswer | null {
    if (!/^\/(?:webhooks|channels)\//.test(path)) return null;
    const isDone = method === 'DELETE' || path.endsWith('/typing');
    return isDone ? [204] : [200, messageOf({ author: BOT_USER, ...body })];
  }

  return (asked) =>
    gateway(asked) ??
    application(asked) ??
    callback(asked) ??
    published(asked) ??
    channel(asked) ??
    thread(asked) ??
    directChannel(asked) ??
    member(asked) ??
    message(asked) ?? [404, { code: 0, message: '404: Not Found' }];
}

/** A command as Discord tells of it: with what it adds itself. */
function asPublished(command: object): object {
  return {
    id: snowflake(),
    application_id: APPLICATION,
    version: snowflake(),
    default_member_permissions: null,
    nsfw: false,
    description: '',
    ...command,
  };
}
