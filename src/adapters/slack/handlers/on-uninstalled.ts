import { type EventContext, workspaceOf } from '../requests/asker-and-place.ts';
import type { Log } from '../slack-errors.ts';

export interface UninstalledArgs {
  readonly event: { readonly type: string; readonly tokens?: { readonly bot?: readonly string[] } };
  readonly context: EventContext;
}

/** The app was removed from a workspace, or the bot's token was revoked: forgets the installation. */
export function onUninstalled(forget: (workspace: string) => Promise<void>, log: Log) {
  return async ({ event, context }: UninstalledArgs): Promise<void> => {
    const isUserTokenOnly = event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0;
    const workspace = workspaceOf(context);
    if (isUserTokenOnly || workspace === null) return;
    await forget(workspace);
    log('info', 'slack-uninstalled', { workspace });
  };
}
