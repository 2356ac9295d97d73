import { questionIn } from '../../../core/bot/message.ts';
import { readCommand } from '../../../core/bot/request.ts';
import type { ReplyTarget } from '../delivery/deliver.ts';
import { askForm, openForm } from '../rendering/forms.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import { readMarkup, readMessageText } from '../requests/message-text.ts';
import { threadOf } from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest, type RequestOrigin } from './handle-request.ts';

export interface CommandArgs {
  readonly ack: () => Promise<void>;
  readonly command: {
    /** Absent if nothing was typed. */
    readonly text?: string;
    readonly user_id: string;
    readonly user_name: string;
    readonly channel_id: string;
    readonly trigger_id: string;
    readonly response_url: string;
  };
  readonly client: RequestOrigin['client'] & Pick<SlackClient, 'views'>;
  readonly context: EventContext;
}

/** `/kursk …`: a question or one of the bot's own commands; without text, opens a form to ask with. */
export function onCommand(dependencies: SlackDependencies) {
  const { isAdmin, log, words } = dependencies;

  return async ({ ack, command, client, context }: CommandArgs): Promise<void> => {
    const { user_id: user, channel_id: channel, trigger_id, response_url: url } = command;
    const text = readMarkup(command.text ?? '', null);
    if (text === '') {
      await acknowledge(ack, log);
      // If the form can't be opened, help is shown.
      if (await openForm(client, trigger_id, askForm(words, { channel, url }), log)) return;
    }
    const request = {
      event: `command:${trigger_id}`,
      asker: await askerOf({ id: user, name: command.user_name }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: readCommand(text, 'command'),
    };
    // Slack has no commands in threads.
    const target: ReplyTarget = { kind: 'url', url, thread: null };
    await handleRequest(dependencies, request, { user, target, client, context, ack });
  };
}

export interface ShortcutArgs {
  readonly ack: () => Promise<void>;
  readonly shortcut: {
    readonly trigger_id: string;
    readonly response_url: string;
    readonly user: { readonly id: string; readonly name: string };
    readonly channel: { readonly id: string };
    readonly message: object;
  };
  readonly client: RequestOrigin['client'];
  readonly context: EventContext;
}

/** *Ask about this message*: answers the question in a message, to the person who used the shortcut. */
export function onShortcut(dependencies: SlackDependencies) {
  return async ({ ack, shortcut, client, context }: ShortcutArgs): Promise<void> => {
    const { user, channel, message, trigger_id, response_url: url } = shortcut;
    const request = {
      event: `shortcut:${trigger_id}`,
      asker: await askerOf(user, context, dependencies.isAdmin),
      place: placeOf(context, channel.id, null),
      action: {
        kind: 'ask',
        question: questionIn(readMessageText(message, context.botUserId ?? null)),
        way: 'message',
      } as const,
    };
    const target: ReplyTarget = { kind: 'url', url, thread: threadOf(message) };
    await handleRequest(dependencies, request, { user: user.id, target, client, context, ack });
  };
}
