import {
  type App,
  AuthorizationError,
  type BlockAction,
  type ButtonAction,
  type ViewSubmitAction,
} from '@slack/bolt';
import { z } from 'zod';
import { noteOf } from '../../../core/bot/reply.ts';
import type { Wording } from '../../../core/bot/wording/wording.ts';
import type { RespondAtUrl } from '../delivery/send-message.ts';
import { SHORTCUT } from '../manifest.ts';
import { ASK_FORM, REASON_FORM, SUGGESTION_FIELD } from '../rendering/forms.ts';
import { ASK_ACTION } from '../rendering/home-view.ts';
import { CONTROL_PREFIX, renderReply } from '../rendering/render-reply.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor, type Log, UnknownRequest } from '../slack-errors.ts';
import { onAskForm, onSuggest } from './on-ask-form.ts';
import { onCommand, onShortcut } from './on-command.ts';
import { onHomeOpened, onHomePress } from './on-home.ts';
import { onMention, onMessage } from './on-message.ts';
import { onPress, onReason } from './on-press.ts';
import { onUninstalled } from './on-uninstalled.ts';

/** What the bot answers to, by what Slack calls it. The manifest asks Slack for no more and no less. */
export interface HandlerOptions {
  readonly commandName: string;
  /** Forgets a workspace that the app was removed from. */
  readonly forget: (workspace: string) => Promise<void>;
}

/** Tells Bolt who deals with what. */
export function registerHandlers(
  app: Pick<App, 'command' | 'shortcut' | 'action' | 'view' | 'options' | 'event'>,
  kit: SlackDependencies,
  { commandName, forget }: HandlerOptions,
): void {
  app.command(`/${commandName}`, onCommand(kit));
  app.shortcut({ callback_id: SHORTCUT, type: 'message_action' }, onShortcut(kit));
  app.action<BlockAction<ButtonAction>>(CONTROL_ACTION, onPress(kit));
  app.action<BlockAction<ButtonAction>>(QUESTION_ACTION, onHomePress(kit));
  app.view<ViewSubmitAction>(ASK_FORM, onAskForm(kit));
  app.view<ViewSubmitAction>(REASON_FORM, onReason(kit));
  app.options(SUGGESTION_FIELD, onSuggest(kit));
  app.event('app_mention', onMention(kit));
  app.event('message', onMessage(kit));
  app.event('app_home_opened', onHomeOpened(kit));
  app.event('app_uninstalled', onUninstalled(forget, kit.log));
  app.event('tokens_revoked', onUninstalled(forget, kit.log));
}

/** What somebody did, as far as it tells who deals with it. */
const interactionSchema = z.object({
  type: z.string().nullish(),
  command: z.string().nullish(),
  callback_id: z.string().nullish(),
  action_id: z.string().nullish(),
  actions: z.array(z.object({ action_id: z.string().nullish() })).nullish(),
  view: z.object({ callback_id: z.string().nullish() }).nullish(),
});

/**
 * Bolt's middleware that refuses what nobody here deals with, so that whoever did it sees that it failed, at once: Bolt by itself
 * lets them wait for three seconds.
 */
export function refuseUnknown(commandName: string) {
  return async ({ body, next }: { readonly body: object; readonly next: () => Promise<void> }) => {
    const unknown = nameUnknown(body, `/${commandName}`);
    if (unknown !== null) throw new UnknownRequest(unknown);
    await next();
  };
}

type Interaction = z.infer<typeof interactionSchema>;

/** By type: whether somebody deals with it. A command has no type. */
const HANDLED = new Map<string, (interaction: Interaction, command: string) => boolean>([
  ['command', ({ command }, name) => command === name],
  ['block_actions', ({ actions }) => isKnownAction(actions?.[0]?.action_id ?? '')],
  ['message_action', ({ callback_id }) => callback_id === SHORTCUT],
  ['block_suggestion', ({ action_id }) => action_id === SUGGESTION_FIELD],
  ['view_submission', ({ view }) => view?.callback_id === ASK_FORM || view?.callback_id === REASON_FORM],
  ['event_callback', () => true],
]);

/** `null`: somebody deals with it. */
function nameUnknown(sent: object, name: string): string | null {
  const { data: interaction = {} } = interactionSchema.safeParse(sent);
  const { command, type } = interaction;
  const isKnown = HANDLED.get(command ? 'command' : (type ?? ''))?.(interaction, name) ?? false;
  if (isKnown) return null;
  return command ? `the command ${nameIn(command)}` : `that ${nameIn(type || 'request')}`;
}

/** What is no name may be what somebody wrote, which the log isn't told. */
function nameIn(text: string): string {
  return /^\/?[\w-]{1,40}$/.test(text) ? text : '(no name)';
}

function isKnownAction(id: string): boolean {
  return CONTROL_ACTION.test(id) || QUESTION_ACTION.test(id);
}

/** `control:more:0` */
const CONTROL_ACTION = new RegExp(`^${CONTROL_PREFIX}`);

/** `ask`, `ask:recent:0` */
const QUESTION_ACTION = new RegExp(`^${ASK_ACTION}(?::|$)`);

export interface ErrorArgs {
  readonly error: Error;
  /** What Slack sent. */
  readonly body: object;
}

/**
 * Whatever no handler has dealt with: told to the log, and where the bot couldn't look into it, to whoever waits. What is unknown
 * goes on to the transport, which refuses it.
 */
export function onError(respondAt: RespondAtUrl, tell: Log, words: Wording) {
  return async ({ error, body }: ErrorArgs): Promise<void> => {
    if (error instanceof UnknownRequest) {
      tell('warn', 'slack-unknown', { why: error.message, fix: fixFor('missing_scope') });
      throw error;
    }
    if (!(error instanceof AuthorizationError)) {
      const code = errorCodeOf(error);
      return tell('error', 'slack-failed', { code, fix: fixFor(code), err: error });
    }
    tell('warn', 'slack-not-authorized', {
      fix: 'The app has to be installed there (again).',
      err: error.original,
    });
    if (!('response_url' in body) || typeof body.response_url !== 'string') return;
    const message = renderReply(noteOf(words.slack.notInstalled), words);
    await respondAt(body.response_url, {
      ...message,
      response_type: 'ephemeral',
      replace_original: false,
    }).catch((cause: unknown) => tell('warn', 'slack-not-responded', { code: errorCodeOf(cause) }));
  };
}
