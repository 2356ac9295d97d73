import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Call, Recorded } from './record.ts';
import type { Sockets } from './sockets.ts';
import { APP_TOKEN, CLIENT_ID, CLIENT_SECRET, TEAM, TEAMS, type Team } from './teams.ts';

export interface WebApi {
  readonly call: (call: Call, record: Recorded) => object;
  /** Slack's page that asks whether to install the app: whoever looks at it agrees. */
  readonly authorize: (url: URL, response: ServerResponse) => void;
  readonly chooseTeam: (id: string) => void;
  readonly chooseInstaller: (id: string) => void;
}

function organisationOf({ memberOf }: Team): { id: string; name: string } | null {
  return memberOf === undefined ? null : { id: memberOf, name: memberOf };
}

function removed(wasThere: boolean): object {
  return wasThere ? { ok: true } : { ok: false, error: 'message_not_found' };
}

/** What the methods that the bot uses answer. */
export function createWebApi({ base, sockets }: { base: string; sockets: Sockets }): WebApi {
  const codes = new Map<string, { team: Team; scope: string }>();
  let chosen = TEAM;
  let installer = 'U0INSTALLER';
  let posted = 0;

  function exchange({ body }: Call): object {
    if (body.client_id !== CLIENT_ID || body.client_secret !== CLIENT_SECRET)
      return { ok: false, error: 'bad_client_secret' };
    const code = String(body.code);
    const granted = codes.get(code);
    if (granted === undefined) return { ok: false, error: 'invalid_code' };
    codes.delete(code);
    const { team, scope } = granted;
    const isOrganisation = team.enterprise !== null;
    return {
      ok: true,
      app_id: 'A0001',
      authed_user: { id: installer },
      scope,
      token_type: 'bot',
      access_token: team.token,
      bot_user_id: team.botUser,
      team: isOrganisation ? null : { id: team.id, name: team.id },
      enterprise: isOrganisation ? { id: team.id, name: team.id } : organisationOf(team),
      is_enterprise_install: isOrganisation,
    };
  }

  return {
    chooseTeam(id) {
      chosen = TEAMS.find((team) => team.id === id) ?? TEAM;
    },
    chooseInstaller(id) {
      installer = id;
    },
    authorize(url, response) {
      const code = randomBytes(8).toString('hex');
      codes.set(code, { team: chosen, scope: url.searchParams.get('scope') ?? '' });
      const back = new URL(url.searchParams.get('redirect_uri') ?? base);
      back.searchParams.set('code', code);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
    },
    call(call, record) {
      if (call.method === 'oauth.v2.access') return exchange(call);
      if (call.method === 'apps.connections.open')
        return call.token === APP_TOKEN
          ? { ok: true, url: sockets.open() }
          : { ok: false, error: 'invalid_auth' };
      const team = TEAMS.find(({ token }) => token === call.token);
      if (team === undefined) return { ok: false, error: 'invalid_auth' };
      switch (call.method) {
        case 'auth.test':
          return {
            ok: true,
            url: 'https://one.slack.com/',
            team: `Workspace ${team.id}`,
            user: 'kursk',
            team_id: team.id,
            user_id: team.botUser,
            bot_id: team.botId,
          };
        case 'chat.postMessage':
        case 'chat.update': {
          posted += 1;
          const ts = `1800000000.${String(posted).padStart(6, '0')}`;
          record.show(call, ts);
          return { ok: true, channel: call.body.channel, ts };
        }
        case 'chat.delete':
          return removed(record.remove(call.body.ts));
        case 'conversations.history':
        case 'conversations.replies':
          return { ok: true, messages: record.messagesIn(call.body) };
        case 'agents.sessions.setStatus':
        case 'blocks.validate':
        case 'views.open':
        case 'views.publish':
        case 'assistant.threads.setSuggestedPrompts':
          return { ok: true };
        default:
          return { ok: false, error: 'unknown_method' };
      }
    },
  };
}
