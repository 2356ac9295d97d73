import type { Config } from '../config.ts';
import { VERSION } from '../version.ts';
import type { Finding } from './finding.ts';
import { type Answering, whoAnswers } from './who-answers.ts';

/** Names that mean the machine itself. */
const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether people, and platforms that send requests, reach this bot where `PUBLIC_URL` says. */
export async function checkPublicUrl(
  { publicUrl, slack, discord }: Pick<Config, 'publicUrl' | 'slack' | 'discord'>,
  patience: number,
): Promise<Finding> {
  const senders = [
    ...(slack?.transport.kind === 'http' || slack?.access.kind === 'many' ? ['Slack'] : []),
    ...(discord !== null && discord.publicKey !== null ? ['Discord'] : []),
  ];
  if (publicUrl === null) return ofNone(senders);
  return problemOfForm(publicUrl, senders) ?? ofAnswering(await whoAnswers(publicUrl, patience));
}

function ofNone(senders: readonly string[]): Finding {
  if (senders.length === 0)
    return { status: 'skip', found: 'PUBLIC_URL isn’t set: links lead to the articles’ own addresses.' };
  return {
    status: 'warn',
    found: `PUBLIC_URL isn’t set, though ${senders.join(' and ')} must reach the bot.`,
    fix: 'Set PUBLIC_URL to where the bot is reached, such as https://bot.example.org.',
  };
}

function problemOfForm(publicUrl: string, senders: readonly string[]): Finding | null {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = LOCAL.test(hostname);
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

function ofAnswering(answering: Answering): Finding {
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
