import type { ReplyTarget } from '../delivery/deliver.ts';
import { askForm, openForm } from '../rendering/forms.ts';
import { ASK_ACTION, homeView } from '../rendering/home-view.ts';
import { LIMITS } from '../rendering/slack-message.ts';
import { askerOf, type EventContext, placeOf } from '../requests/asker-and-place.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackDependencies } from '../slack-dependencies.ts';
import { acknowledge, handleRequest } from './handle-request.ts';

/** Questions of each kind in the home. */
const MAX_QUESTIONS = 5;

export interface HomeOpenedArgs {
  readonly event: { readonly user: string; readonly channel: string; readonly tab?: string };
  readonly client: Pick<SlackClient, 'views' | 'assistant'>;
}

/** Somebody opens the app: shows its home; in the agent's pane, questions to begin with. */
export function onHomeOpened({ bot, articles, suggest, publicUrl, words }: SlackDependencies) {
  return async ({ event: { user, channel, tab }, client }: HomeOpenedArgs): Promise<void> => {
    if (tab === 'messages') {
      const prompts = suggest(LIMITS.prompts).map((question) => ({ title: question, message: question }));
      if (prompts.length > 0)
        await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts });
      return;
    }
    const recent = await bot.recentQuestions(user, 'slack', MAX_QUESTIONS);
    const home = { articles: articles(), suggested: suggest(MAX_QUESTIONS), recent: [...new Set(recent)] };
    await client.views.publish({ user_id: user, view: homeView(words, { ...home, publicUrl, channel }) });
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
  readonly client: Pick<SlackClient, 'chat' | 'views'>;
  readonly context: EventContext;
}

/** A button of the app's home: opens the form to ask with, or answers the button's question directly. */
export function onHomePress(kit: SlackDependencies) {
  const { isAdmin, log: tell, words } = kit;

  return async ({ ack, action, body, client, context }: HomePressArgs): Promise<void> => {
    const { user, view, trigger_id } = body;
    const channel = view?.private_metadata ?? '';
    if (action.action_id === ASK_ACTION) {
      await acknowledge(ack, tell);
      await openForm(client, trigger_id, askForm(words, { channel, url: null }), tell);
      return;
    }
    const request = {
      event: `home:${trigger_id}`,
      asker: await askerOf({ id: user.id, name: user.name ?? user.username }, context, isAdmin),
      place: placeOf(context, channel, null),
      action: { kind: 'ask', question: action.value ?? '', way: 'direct' } as const,
    };
    const way: ReplyTarget = { kind: 'thread', thread: null };
    await handleRequest(kit, request, { user: user.id, way, client, context, ack });
  };
}
