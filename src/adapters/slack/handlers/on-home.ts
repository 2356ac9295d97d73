import type { ReplyTarget } from '../delivery/deliver.ts';
import { askForm, openForm } from '../rendering/forms.ts';
import { ASK_ACTION, homeView } from '../rendering/home-view.ts';
import { LIMITS } from '../rendering/slack-message.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest, type RequestOrigin } from './handle-request.ts';

/** Suggested questions in the home, and recent ones. */
const MAX_QUESTIONS = 5;

export interface HomeOpenedArgs {
  readonly event: { readonly user: string; readonly channel: string; readonly tab?: string };
  readonly client: Pick<SlackClient, 'views' | 'assistant'>;
  readonly context: EventContext;
}

/** Somebody opens the app: shows its home, or suggests questions in the agent's pane. */
export function onHomeOpened({ bot, publicUrl, words, retry }: SlackDependencies) {
  return async ({ event: { user, channel, tab }, client, context }: HomeOpenedArgs): Promise<void> => {
    const place = placeOf(context, channel, null);
    const { articles, questions } = await bot.browse(place);
    if (tab === 'messages') {
      const prompts = questions
        .slice(0, LIMITS.prompts)
        .map((question) => ({ title: question, message: question }));
      if (prompts.length > 0)
        await retry(() => client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts }));
      return;
    }
    const recent = await bot.recentQuestions(user, place, MAX_QUESTIONS);
    const suggested = questions.slice(0, MAX_QUESTIONS);
    const home = { articles, suggested, recent: [...new Set(recent)] };
    const view = homeView(words, { ...home, publicUrl, channel });
    await retry(() => client.views.publish({ user_id: user, view }));
  };
}

export interface HomePressArgs {
  readonly ack: () => Promise<void>;
  readonly action: { readonly action_id: string; readonly value?: string };
  readonly body: {
    readonly trigger_id: string;
    readonly user: { readonly id: string; readonly name?: string; readonly username: string };
    readonly view?: { readonly private_metadata: string };
  };
  readonly client: RequestOrigin['client'] & Pick<SlackClient, 'views'>;
  readonly context: EventContext;
}

/** Somebody presses a button of the home: opens the form to ask with, or answers the button's question in the direct message. */
export function onHomePress(dependencies: SlackDependencies) {
  const { isAdmin, log, words } = dependencies;

  return async ({ ack, action, body, client, context }: HomePressArgs): Promise<void> => {
    const { user, view, trigger_id } = body;
    const channel = view?.private_metadata ?? '';
    if (action.action_id === ASK_ACTION) {
      await acknowledge(ack, log);
      await openForm(client, trigger_id, askForm(words, { channel, url: null }), log);
      return;
    }
    const request = {
      event: `home:${trigger_id}`,
      asker: await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: { kind: 'ask', question: action.value ?? '', way: 'direct' } as const,
    };
    const target: ReplyTarget = { kind: 'thread', thread: null };
    await handleRequest(dependencies, request, { user: user.id, target, client, context, ack });
  };
}
