import { type EventContext, workspaceOf } from '../requests/asker-and-place.ts';
import type { Log } from '../slack-errors.ts';

export interface UninstalledArgs {
  readonly event: { readonly type: string; readonly tokens?: { readonly bot?: readonly string[] } };
  readonly context: EventContext;
}

/** The app was removed from a workspace, or its token revoked: the installation is forgotten. */
export function onUninstalled(forget: (workspace: string) => Promise<void>, tell: Log) {
  return async ({ event, context }: UninstalledArgs): Promise<void> => {
    const isOnlyAPersons = event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0;
    const workspace = workspaceOf(context);
    if (isOnlyAPersons || workspace === null) return;
    await forget(workspace);
    tell('info', 'slack-uninstalled', { workspace });
  };
}
