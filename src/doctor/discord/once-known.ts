import type { Finding } from '../finding.ts';
import type { Application } from './application.ts';

/** What is found of the application; nothing where Discord didn't tell of it, which is found out elsewhere. */
export async function onceKnown(
  application: () => Promise<Application>,
  examine: (application: Application) => Finding | Promise<Finding>,
): Promise<Finding> {
  const known = await application().catch(() => null);
  if (known === null)
    return { status: 'skip', found: 'Not known, as Discord didn’t tell: see discord-token.' };
  return examine(known);
}
