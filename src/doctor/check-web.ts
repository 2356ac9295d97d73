import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { identifyServer, type ServerIdentity } from './ask-server.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** What is looked at of the service's addresses. */
export function webChecks({ config, patience }: CheckContext): Check[] {
  return [
    {
      id: 'port',
      goesBy: ['HOST', 'PORT'],
      patience: 2 * patience,
      whenLate: 'Something listens there and is silent: stop it, or set PORT to another.',
      examine: () => checkPort(config.server, patience),
    },
    {
      id: 'public-url',
      goesBy: ['PUBLIC_URL'],
      patience: 2 * patience,
      whenLate:
        'Something listens at PUBLIC_URL and is silent: look at the service and at the reverse proxy.',
      examine: () => checkPublicUrl(config, patience),
    },
  ];
}

/** What stands for every address of the machine can't be asked everywhere. */
const LOOPBACK_OF = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Whether the service listens, or could. */
async function checkPort({ host, port }: Config['server'], patience: number): Promise<Finding> {
  const place = `Port ${port} of ${host}`;
  const problem = await problemOfListening(host, port);
  if (problem === null)
    return {
      status: 'ok',
      found: port === 0 ? `Any free port of ${host} will be taken.` : `${place} is free for the service.`,
    };
  const name = LOOPBACK_OF.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  const answering = await identifyServer(`http://${name}:${port}`, patience);
  if (answering.who === 'kursk')
    return { status: 'ok', found: `Kursk ${answering.version} listens on port ${port} of ${host}.` };
  return {
    status: 'fail',
    found: `${place} can’t be listened on: ${problem}.`,
    fix: 'Set PORT or HOST to another.',
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

/** Names that mean the machine itself. */
const LOCAL_HOST = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether people, and platforms that send requests, reach this bot where `PUBLIC_URL` says. */
async function checkPublicUrl(
  { publicUrl, slack, discord }: Pick<Config, 'publicUrl' | 'slack' | 'discord'>,
  patience: number,
): Promise<Finding> {
  const senders = [
    ...(slack?.transport.kind === 'http' || slack?.access.kind === 'many' ? ['Slack'] : []),
    ...(discord !== null && discord.publicKey !== null ? ['Discord'] : []),
  ];
  if (publicUrl === null) return missingUrlFinding(senders);
  return problemOfAddress(publicUrl, senders) ?? identityFinding(await identifyServer(publicUrl, patience));
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
      fix: 'Put a reverse proxy with TLS before the service, and set PUBLIC_URL to its address.',
    };
  if (isLocal || protocol === 'https:') return null;
  return {
    status: 'warn',
    found: `What people ask and read at ${publicUrl} isn’t encrypted on its way.`,
    fix: 'Put a reverse proxy with TLS before the service, and set PUBLIC_URL to its address.',
  };
}

function identityFinding(answering: ServerIdentity): Finding {
  switch (answering.who) {
    case 'kursk':
      if (answering.version === VERSION)
        return { status: 'ok', found: 'This version of Kursk answers at PUBLIC_URL.' };
      return {
        status: 'warn',
        found: `Kursk ${answering.version} answers at PUBLIC_URL, and this is ${VERSION}.`,
        fix: 'Restart the service with this version.',
      };
    case 'other':
      return {
        status: 'fail',
        found: `Something else than Kursk answers at PUBLIC_URL (status ${answering.status}).`,
        fix: 'Set PUBLIC_URL to where the page to ask on is, without what follows; and look at the reverse proxy.',
      };
    case 'nobody':
      return {
        status: 'warn',
        found: `Nobody answers at PUBLIC_URL, asked from here (${answering.reason}).`,
        fix: 'Start the service, and look at the reverse proxy before it.',
      };
    default:
      return answering satisfies never;
  }
}
