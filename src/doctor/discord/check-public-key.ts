import type { Finding } from '../finding.ts';
import type { Application } from './application.ts';

/** Whether the configured key is the one that Discord signs with. */
export function checkPublicKey({ verify_key: key }: Application, configured: string): Finding {
  if (key.toLowerCase() === configured.toLowerCase())
    return { status: 'ok', found: 'The public key is the application’s.' };
  return {
    status: 'fail',
    found: 'The public key isn’t the application’s: whatever Discord sends by HTTP is refused.',
    fix: 'Set DISCORD_PUBLIC_KEY to the one on the page “General Information” of the application.',
  };
}
