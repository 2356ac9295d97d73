import { LIMITS } from '../limits.ts';
import type { SlackClient } from '../slack-client.ts';
import type { SlackKit } from '../slack-kit.ts';
import { homeView } from '../views/home-view.ts';

/** Questions of each kind in the home. */
const MOST_QUESTIONS = 5;

export interface HomeOpenedArgs {
  readonly event: { readonly user: string; readonly channel: string; readonly tab?: string };
  readonly client: Pick<SlackClient, 'views' | 'assistant'>;
}

/** Somebody opens the app: shows its home; in the agent's pane, questions to begin with. */
export function onHomeOpened({ bot, articles, suggest, publicUrl, words }: SlackKit) {
  return async ({ event: { user, channel, tab }, client }: HomeOpenedArgs): Promise<void> => {
    if (tab === 'messages') {
      const prompts = suggest(LIMITS.prompts).map((question) => ({ title: question, message: question }));
      if (prompts.length > 0)
        await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts });
      return;
    }
    const recent = await bot.recentQuestions(user, 'slack', MOST_QUESTIONS);
    const home = { articles: articles(), suggested: suggest(MOST_QUESTIONS), recent: [...new Set(recent)] };
    await client.views.publish({ user_id: user, view: homeView(words, { ...home, publicUrl, channel }) });
  };
}
