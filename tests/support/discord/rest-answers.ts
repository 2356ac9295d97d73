import { APPLICATION, CHANNEL, DIRECT, GUILD, OLD_THREAD, snowflake } from './ids.ts';
import { messageOf } from './interactions.ts';
import { APPLICATION_OBJECT, BOT_USER } from './objects.ts';

/** A status, and a body where there is one. */
export type RestAnswer = readonly [number, object?];

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What Discord answers: the first of its routes that knows. */
export function createRestAnswers(gatewayUrl: () => string, shards: number): (asked: Asked) => RestAnswer {
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
    const id = path.slice('/channels/'.length);
    if (id === OLD_THREAD) return [200, { id, type: 11, parent_id: CHANNEL, guild_id: GUILD, name: 'old' }];
    return [404, { code: 10003, message: 'Unknown Channel' }];
  }

  function directChannel({ method, path }: Asked): RestAnswer | null {
    return method === 'POST' && path === '/users/@me/channels' ? [200, { id: DIRECT, type: 1 }] : null;
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
    directChannel(asked) ??
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
