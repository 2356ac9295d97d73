import { z } from 'zod';
import type { MessageToKeep } from '../../../core/bot/kept/prepare-keeping.ts';
import type { Address, ReplyTarget } from '../delivery/deliver.ts';
import { openForm, type SubmitArgs } from '../rendering/forms.ts';
import { keepForm, readKeepForm, readKeepFormOrigin } from '../rendering/keep-form.ts';
import { askerOf, installationOf, placeOf } from '../requests/asker-and-place.ts';
import { readMessageText } from '../requests/message-text.ts';
import { threadOf } from '../requests/read-message.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest } from './handle-request.ts';
import type { ShortcutArgs } from './on-command.ts';

const MILLISECONDS = 1_000;

/** What Slack says of a message beside its text. Of its author, it says no name. */
const messageSchema = z.object({
  ts: z.string().regex(/^\d{1,12}\.\d{1,6}$/),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
});

export interface KeepShortcutArgs extends Omit<ShortcutArgs, 'shortcut' | 'client'> {
  readonly shortcut: ShortcutArgs['shortcut'] & {
    readonly channel: { readonly id: string; readonly name?: string };
    readonly team?: { readonly domain?: string } | null;
  };
  readonly client: Pick<SlackClient, 'chat' | 'conversations' | 'views'>;
}

/** *Keep as an answer*: opens the form in which that is decided, or says why the message can't be kept. */
export function onKeepShortcut(dependencies: SlackDependencies) {
  const { bot, deliverTo, isAdmin, log, words } = dependencies;
  return async ({ ack, shortcut, client, context }: KeepShortcutArgs): Promise<void> => {
    await acknowledge(ack, log);
    const { user, channel, trigger_id, response_url: url } = shortcut;
    const thread = threadOf(shortcut.message);
    const message = messageToKeep(shortcut, context);
    if (message === null) return;
    const asker = await askerOf(user, context, isAdmin);
    const place = placeOf(context, channel.id, thread);
    const prepared = await bot.prepareKeeping(trigger_id, asker, place, message);
    if ('draft' in prepared) {
      const view = keepForm(prepared, { channel: channel.id, thread, url }, words);
      await openForm(client, trigger_id, view, log);
      return;
    }
    const way: ReplyTarget = { kind: 'url', url, thread };
    await deliverTo(addressOf(user.id, channel.id, way, context), client)(prepared);
  };
}

function messageToKeep(
  { message, channel, team }: KeepShortcutArgs['shortcut'],
  context: KeepShortcutArgs['context'],
): MessageToKeep | null {
  const { data } = messageSchema.safeParse(message);
  if (data === undefined) return null;
  const { ts, thread_ts, user, bot_id, app_id } = data;
  const author = user ?? '';
  const way: ReplyTarget = { kind: 'thread', thread: null };
  return {
    id: ts,
    text: readMessageText(message, context.botUserId ?? null).written,
    author: { id: author, name: null, isBot: author === '' || bot_id != null || app_id != null },
    url: linkTo(channel.id, ts, thread_ts ?? null, team?.domain),
    at: Number(ts) * MILLISECONDS,
    repliesTo: null,
    channel: channel.id,
    isPublic: isPublic(channel),
    // Slack takes a person's id for the channel of their direct messages with the app.
    authorAddress: JSON.stringify(addressOf(author, author, way, context)),
  };
}

function addressOf(
  user: string,
  channel: string,
  way: ReplyTarget,
  context: KeepShortcutArgs['context'],
): Address {
  return { user, channel, way, request: null, installation: installationOf(context) };
}

/** What Slack names a channel that not everybody may read: a private one, or a direct message among people. */
const NAMELESS = /^(?:privategroup|directmessage|mpdm-.*)?$/;

/** Whether everybody in the workspace may read a channel. Where Slack doesn't say, not. */
function isPublic({ id, name = '' }: { readonly id: string; readonly name?: string }): boolean {
  return id.startsWith('C') && !NAMELESS.test(name);
}

const DOMAIN = /^[a-z0-9-]{1,60}$/;

/** The address of a message; `null` where it isn't known. */
function linkTo(channel: string, ts: string, thread: string | null, domain = ''): string | null {
  if (!DOMAIN.test(domain)) return null;
  const inThread = thread === null || thread === ts ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}

/** Somebody submits that form: keeps the message. */
export function onKeepForm(dependencies: SlackDependencies) {
  return async ({ ack, body, view, client, context }: SubmitArgs): Promise<void> => {
    const origin = readKeepFormOrigin(view.private_metadata);
    const action = origin && readKeepForm(origin.draft, view.state.values);
    if (origin === null || action === null) {
      await ack({ response_action: 'errors', errors: { questions: dependencies.words.failed } });
      return;
    }
    const { channel, thread, url } = origin;
    const request = {
      event: `form:${view.id}`,
      asker: await askerOf(body.user, context, dependencies.isAdmin),
      place: placeOf(context, channel, thread),
      action,
    };
    const target: ReplyTarget = { kind: 'url', url, thread };
    await handleRequest(dependencies, request, { user: body.user.id, target, client, context, ack });
  };
}
