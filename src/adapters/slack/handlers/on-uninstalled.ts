import type { Tell } from '../tell.ts';
import { type EventContext, workspaceOf } from '../workspace-of.ts';

export interface UninstalledArgs {
  readonly event: { readonly type: string; readonly tokens?: { readonly bot?: readonly string[] } };
  readonly context: EventContext;
}

/** The app was removed from a workspace, or its token revoked: the installation is forgotten. */
export function onUninstalled(forget: (workspace: string) => Promise<void>, tell: Tell) {
  return async ({ event, context }: UninstalledArgs): Promise<void> => {
    const isOnlyAPersons = event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0;
    const workspace = workspaceOf(context);
    if (isOnlyAPersons || workspace === null) return;
    await forget(workspace);
    tell('info', 'slack-uninstalled', { workspace });
  };
}
