import type { Asker } from '../../core/requests/request.ts';
import type { IsAdmin } from './slack-kit.ts';
import { type EventContext, workspaceOf } from './workspace-of.ts';

/** Who asks. Slack tells neither their language nor, in events, their name, without a further scope. */
export async function askerOf(
  { id, name }: { readonly id: string; readonly name?: string | undefined },
  context: EventContext,
  isAdmin: IsAdmin,
): Promise<Asker> {
  return { id, name: name ?? id, isAdmin: await isAdmin(id, workspaceOf(context)), locale: null };
}
