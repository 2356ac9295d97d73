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
import { KEEP_SHORTCUT, SHORTCUT } from '../manifest.ts';
import { ASK_FORM, REASON_FORM, SUGGESTION_FIELD } from '../rendering/forms.ts';
import { ASK_ACTION } from '../rendering/home-view.ts';
import { KEEP_FORM } from '../rendering/keep-form.ts';
import { CONTROL_PREFIX, renderReply } from '../rendering/render-reply.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { errorCodeOf, fixFor, type Log, UnknownRequest } from '../slack-errors.ts';
import { onAskForm, onSuggest } from './on-ask-form.ts';
import { onCommand, onShortcut } from './on-command.ts';
import { onHomeOpened, onHomePress } from './on-home.ts';
import { onKeepForm, onKeepShortcut } from './on-keep.ts';
import { onMention, onMessage } from './on-message.ts';
import { onPress, onReason } from './on-press.ts';
import { onSessionStopped } from './on-session-stopped.ts';
import { onUninstalled } from './on-uninstalled.ts';

/** `control:more:0` */
const CONTROL_ACTION = new RegExp(`^${CONTROL_PREFIX}`);

/** `ask`, `ask:recent:0` */
const QUESTION_ACTION = new RegExp(`^${ASK_ACTION}(?::|$)`);

export interface HandlerOptions {
  readonly commandName: string;
  /** Forgets a workspace that the app was removed from. */
  readonly forget: (workspace: string) => Promise<void>;
}

/** Registers a handler with Bolt for each command, shortcut, action, form and event that the manifest asks Slack for. */
export function registerHandlers(
  app: Pick<App, 'command' | 'shortcut' | 'action' | 'view' | 'options' | 'event'>,
  dependencies: SlackDependencies,
  { commandName, forget }: HandlerOptions,
): void {
  app.command(`/${commandName}`, onCommand(dependencies));
  app.shortcut({ callback_id: SHORTCUT, type: 'message_action' }, onShortcut(dependencies));
  app.shortcut({ callback_id: KEEP_SHORTCUT, type: 'message_action' }, onKeepShortcut(dependencies));
  app.action<BlockAction<ButtonAction>>(CONTROL_ACTION, onPress(dependencies));
  app.action<BlockAction<ButtonAction>>(QUESTION_ACTION, onHomePress(dependencies));
  app.view<ViewSubmitAction>(ASK_FORM, onAskForm(dependencies));
  app.view<ViewSubmitAction>(REASON_FORM, onReason(dependencies));
  app.view<ViewSubmitAction>(KEEP_FORM, onKeepForm(dependencies));
  app.options(SUGGESTION_FIELD, onSuggest(dependencies));
  app.event('app_mention', onMention(dependencies));
  app.event('message', onMessage(dependencies));
  app.event('app_home_opened', onHomeOpened(dependencies));
  app.event('agent_session_stopped', onSessionStopped(dependencies.sessions));
  app.event('app_uninstalled', onUninstalled(forget, dependencies.log));
  app.event('tokens_revoked', onUninstalled(forget, dependencies.log));
}

/**
 * Bolt middleware that refuses a request without a handler, so that people see at once that it failed. Bolt alone would keep them
 * waiting for three seconds.
 */
export function refuseUnknown(commandName: string) {
  return async ({ body, next }: { readonly body: object; readonly next: () => Promise<void> }) => {
    const unknown = nameUnknown(body, `/${commandName}`);
    if (unknown !== null) throw new UnknownRequest(unknown);
    await next();
  };
}

/** The fields of a request that choose its handler. */
const interactionSchema = z.object({
  type: z.string().nullish(),
  command: z.string().nullish(),
  callback_id: z.string().nullish(),
  action_id: z.string().nullish(),
  actions: z.array(z.object({ action_id: z.string().nullish() })).nullish(),
  view: z.object({ callback_id: z.string().nullish() }).nullish(),
});

type Interaction = z.infer<typeof interactionSchema>;

const FORMS: ReadonlySet<string> = new Set([ASK_FORM, REASON_FORM, KEEP_FORM]);

/** Whether there is a handler, by the type of the request. A command has no type. */
const HANDLED = new Map<string, (interaction: Interaction, command: string) => boolean>([
  ['command', ({ command }, name) => command === name],
  ['block_actions', ({ actions }) => isKnownAction(actions?.[0]?.action_id ?? '')],
  ['message_action', ({ callback_id }) => callback_id === SHORTCUT || callback_id === KEEP_SHORTCUT],
  ['block_suggestion', ({ action_id }) => action_id === SUGGESTION_FIELD],
  ['view_submission', ({ view }) => FORMS.has(view?.callback_id ?? '')],
  ['event_callback', () => true],
]);

function isKnownAction(id: string): boolean {
  return CONTROL_ACTION.test(id) || QUESTION_ACTION.test(id);
}

/** What a request without a handler is, for the log; `null`: it has one. */
function nameUnknown(body: object, commandName: string): string | null {
  const { data: interaction = {} } = interactionSchema.safeParse(body);
  const { command, type } = interaction;
  const isKnown = HANDLED.get(command ? 'command' : (type ?? ''))?.(interaction, commandName) ?? false;
  if (isKnown) return null;
  return command ? `the command ${loggable(command)}` : `that ${loggable(type || 'request')}`;
}

/** A text that isn't a name may hold what somebody wrote, and that isn't logged. */
function loggable(text: string): string {
  return /^\/?[\w-]{1,40}$/.test(text) ? text : '(no name)';
}

export interface ErrorArgs {
  readonly error: Error;
  /** The request as Slack sent it. */
  readonly body: object;
}

/**
 * Bolt's error handler: logs what a handler has thrown. If the app isn't installed, also responds to whoever waits for an answer.
 * Throws an unknown request on to the transport, which refuses it.
 */
export function onError(respondAtUrl: RespondAtUrl, log: Log, words: Wording) {
  return async ({ error, body }: ErrorArgs): Promise<void> => {
    if (error instanceof UnknownRequest) {
      log('warn', 'slack-unknown', { why: error.message, fix: fixFor('missing_scope') });
      throw error;
    }
    if (!(error instanceof AuthorizationError)) {
      const code = errorCodeOf(error);
      return log('error', 'slack-failed', { code, fix: fixFor(code), err: error });
    }
    log('warn', 'slack-not-authorized', {
      fix: 'The app has to be installed there (again).',
      err: error.original,
    });
    if (!('response_url' in body) || typeof body.response_url !== 'string') return;
    const message = renderReply(noteOf(words.slack.notInstalled), words);
    await respondAtUrl(body.response_url, {
      ...message,
      response_type: 'ephemeral',
      replace_original: false,
    }).catch((cause: unknown) => log('warn', 'slack-not-responded', { code: errorCodeOf(cause) }));
  };
}
