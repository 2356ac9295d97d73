import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { askReadiness, type Readiness } from './ask-readiness.ts';
import type { Check, CheckContext, Finding } from './check.ts';
import { identifyServer, type ServerIdentity } from './identify-server.ts';

export function webChecks({ config, requestTimeout }: CheckContext): Check[] {
  return [
    {
      id: 'port',
      variables: ['HOST', 'PORT'],
      timeout: 2 * requestTimeout,
      timeoutFix: 'Something listens there but doesn’t reply: stop it, or set PORT to another port.',
      run: () => checkPort(config.server, requestTimeout),
    },
    {
      id: 'public-url',
      variables: ['PUBLIC_URL'],
      timeout: 2 * requestTimeout,
      timeoutFix:
        'Something listens at PUBLIC_URL but doesn’t reply: check the service and the reverse proxy.',
      run: () => checkPublicUrl(config, requestTimeout),
    },
  ];
}

/** Addresses to listen on that aren't addresses to connect to, at least not on every system. */
const LOOPBACK_OF = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Checks that the service listens, or could. */
async function checkPort(
  { host, port, metricsToken }: Config['server'],
  requestTimeout: number,
): Promise<Finding> {
  const place = `Port ${port} of ${host}`;
  const problem = await problemOfListening(host, port);
  if (problem === null)
    return {
      status: 'ok',
      found:
        port === 0 ? `The service will take any free port of ${host}.` : `${place} is free for the service.`,
    };
  const reachableHost = LOOPBACK_OF.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  const address = `http://${reachableHost}:${port}`;
  const server = await identifyServer(address, requestTimeout);
  if (server.who === 'kursk')
    return runningFinding(
      `Kursk ${server.version} listens on port ${port} of ${host}`,
      await askReadiness(address, metricsToken, requestTimeout),
    );
  return {
    status: 'fail',
    found: `${place} can’t be listened on: ${problem}.`,
    fix: 'Set PORT or HOST to something else.',
  };
}

/** @param running says that the service runs, without a full stop */
function runningFinding(running: string, readiness: Readiness | null): Finding {
  if (readiness === null || readiness.status === 'ready') return { status: 'ok', found: `${running}.` };
  const why = readiness.problems.length === 0 ? 'it doesn’t say why' : readiness.problems.join(' ');
  return {
    status: readiness.status === 'unready' ? 'fail' : 'warn',
    found: `${running}, and is ${readiness.status}: ${why}`,
    fix: 'Do what it says; the log of the service has more.',
  };
}

/** Why nothing can listen there; `null` where it can. */
async function problemOfListening(host: string, port: number): Promise<string | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    return null;
  } catch (error) {
    return describeSystemError(error);
  }
}

const LOCAL_HOST = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Checks that people, and platforms that send requests, reach this bot at `PUBLIC_URL`. */
async function checkPublicUrl(
  { publicUrl, slack, discord }: Pick<Config, 'publicUrl' | 'slack' | 'discord'>,
  requestTimeout: number,
): Promise<Finding> {
  const senders = [
    ...(slack?.transport.kind === 'http' || slack?.access.kind === 'many' ? ['Slack'] : []),
    ...(discord !== null && discord.publicKey !== null ? ['Discord'] : []),
  ];
  if (publicUrl === null) return missingUrlFinding(senders);
  return (
    problemOfAddress(publicUrl, senders) ?? identityFinding(await identifyServer(publicUrl, requestTimeout))
  );
}

function missingUrlFinding(senders: readonly string[]): Finding {
  if (senders.length === 0)
    return { status: 'skip', found: 'PUBLIC_URL isn’t set: links lead to the articles’ own addresses.' };
  return {
    status: 'warn',
    found: `PUBLIC_URL isn’t set, though ${senders.join(' and ')} must reach the bot.`,
    fix: 'Set PUBLIC_URL to where the bot is reached, such as https://bot.example.org.',
  };
}

function problemOfAddress(publicUrl: string, senders: readonly string[]): Finding | null {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = LOCAL_HOST.test(hostname);
  if (senders.length > 0 && (isLocal || protocol !== 'https:'))
    return {
      status: 'fail',
      found: `${senders.join(' and ')} can’t reach ${publicUrl}: the address must be public, and begin with https.`,
      fix: 'Put a reverse proxy with TLS in front of the service, and set PUBLIC_URL to its address.',
    };
  if (isLocal || protocol === 'https:') return null;
  return {
    status: 'warn',
    found: `What people ask and read at ${publicUrl} isn’t encrypted in transit.`,
    fix: 'Put a reverse proxy with TLS in front of the service, and set PUBLIC_URL to its address.',
  };
}

/** 421: the server has no answer under this name; https://www.rfc-editor.org/rfc/rfc9110#status.421 */
const UNKNOWN_HOST = 421;

function identityFinding(server: ServerIdentity): Finding {
  switch (server.who) {
    case 'kursk':
      if (server.version === VERSION)
        return { status: 'ok', found: 'This version of Kursk answers at PUBLIC_URL.' };
      return {
        status: 'warn',
        found: `Kursk ${server.version} answers at PUBLIC_URL, and this is ${VERSION}.`,
        fix: 'Restart the service with this version.',
      };
    case 'other':
      if (server.status === UNKNOWN_HOST)
        return {
          status: 'fail',
          found:
            'The service doesn’t know itself by the name that requests to PUBLIC_URL reach it with (status 421).',
          fix: 'Let the reverse proxy pass Host on as it comes, or add the name that it sends to ALLOWED_HOSTS; then restart the service.',
        };
      return {
        status: 'fail',
        found: `Something other than Kursk answers at PUBLIC_URL (status ${server.status}).`,
        fix: 'Set PUBLIC_URL to the address of the bot’s home page, without a path, and check the reverse proxy.',
      };
    case 'nobody':
      return {
        status: 'warn',
        found: `Nothing answers at PUBLIC_URL when asked from this machine (${server.reason}).`,
        fix: 'Start the service, and check the reverse proxy in front of it.',
      };
    default:
      return server satisfies never;
  }
}
