import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { onAskForm } from './handlers/on-ask-form.ts';
import { onCommand } from './handlers/on-command.ts';
import { onHomeOpened } from './handlers/on-home-opened.ts';
import { onHomePress } from './handlers/on-home-press.ts';
import { onMention } from './handlers/on-mention.ts';
import { onMessage } from './handlers/on-message.ts';
import { onPress } from './handlers/on-press.ts';
import { onReason } from './handlers/on-reason.ts';
import { onShortcut } from './handlers/on-shortcut.ts';
import { onSuggest } from './handlers/on-suggest.ts';
import { onUninstalled } from './handlers/on-uninstalled.ts';
import { ANY_CONTROL, ANY_QUESTION } from './known-actions.ts';
import { SHORTCUT } from './manifest/slack-manifest.ts';
import type { SlackKit } from './slack-kit.ts';
import { ASK_FORM, SUGGESTION_FIELD } from './views/ask-form.ts';
import { REASON_FORM } from './views/reason-form.ts';

/** What the bot answers to, by what Slack calls it. The manifest asks Slack for no more and no less. */
export interface Ears {
  readonly commandName: string;
  /** Forgets a workspace that the app was removed from. */
  readonly forget: (workspace: string) => Promise<void>;
}

/** Tells Bolt who deals with what. */
export function listen(
  app: Pick<App, 'command' | 'shortcut' | 'action' | 'view' | 'options' | 'event'>,
  kit: SlackKit,
  { commandName, forget }: Ears,
): void {
  app.command(`/${commandName}`, onCommand(kit));
  app.shortcut({ callback_id: SHORTCUT, type: 'message_action' }, onShortcut(kit));
  app.action<BlockAction<ButtonAction>>(ANY_CONTROL, onPress(kit));
  app.action<BlockAction<ButtonAction>>(ANY_QUESTION, onHomePress(kit));
  app.view<ViewSubmitAction>(ASK_FORM, onAskForm(kit));
  app.view<ViewSubmitAction>(REASON_FORM, onReason(kit));
  app.options(SUGGESTION_FIELD, onSuggest(kit));
  app.event('app_mention', onMention(kit));
  app.event('message', onMessage(kit));
  app.event('app_home_opened', onHomeOpened(kit));
  app.event('app_uninstalled', onUninstalled(forget, kit.tell));
  app.event('tokens_revoked', onUninstalled(forget, kit.tell));
}
