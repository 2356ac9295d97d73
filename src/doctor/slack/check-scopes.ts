import { fixFor } from '../../adapters/slack/delivery/fix-for.ts';
import type { Finding } from '../finding.ts';
import type { Identify } from './check-bot-token.ts';

/** Whether the bot may do what it needs, and no more. @param needed the scopes of its manifest */
export async function checkScopes(identify: Identify, needed: readonly string[]): Promise<Finding> {
  const granted = await identify().then(
    ({ response_metadata }) => response_metadata?.scopes,
    () => undefined,
  );
  if (granted === undefined)
    return { status: 'skip', found: 'Not known, as Slack didn’t tell: see slack-token.' };
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    return {
      status: 'fail',
      found: `The bot may not do all that it needs: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      fix: fixFor('missing_scope'),
    };
  const superfluous = granted.filter((scope) => !needed.includes(scope));
  if (superfluous.length > 0)
    return {
      status: 'warn',
      found: `The bot may do more than it needs: ${superfluous.join(', ')}.`,
      fix: 'Take that out of the app’s settings, under “OAuth & Permissions”, and install it again.',
    };
  return { status: 'ok', found: `The bot has the ${needed.length} scopes that it needs, and no other.` };
}
