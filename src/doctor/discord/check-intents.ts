import { ApplicationFlags } from 'discord.js';
import type { Finding } from '../finding.ts';
import type { Application } from './application.ts';

/** The privileged intents, as an application has them on fewer than a hundred servers, and on more. */
const PRIVILEGED = [
  ['Presence', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
] as const;

/** Whether the application has intents that the bot has no use for: it asks the gateway for none of the privileged ones. */
export function checkIntents({ flags }: Application): Finding {
  const superfluous = PRIVILEGED.filter(([, bits]) => (flags & bits) !== 0).map(([name]) => name);
  if (superfluous.length === 0)
    return { status: 'ok', found: 'The application has no privileged intent, and the bot needs none.' };
  return {
    status: 'warn',
    found: `The application may learn more than the bot needs: ${superfluous.join(', ')}.`,
    fix: 'Turn that off on the page “Bot” of the application, under “Privileged Gateway Intents”.',
  };
}
