import type { Bot } from '../../src/core/bot/bot.ts';
import type { Reply } from '../../src/core/bot/reply.ts';
import type { Platform } from '../../src/core/ports/place.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { createMemoryLibrary } from '../../src/service/configured-library.ts';
import { botOf } from '../../tests/support/bot-of.ts';
import { openArticles, openBenchModels } from '../models.ts';

/** Of the repository's root, where npm runs this. */
const ARTICLES = 'src/corpus/articles';
/** Where an operator may serve them. */
const PUBLIC_URL = 'https://kursk.example';
/** In milliseconds: nobody waits. */
const TIME_LIMIT = 60_000;

/** What the bot replies to a question on each platform, from the article that comes along. */
export async function repliesTo(
  question: string,
): Promise<{ readonly slack: Reply; readonly discord: Reply }> {
  const { articles } = await loadCorpus([ARTICLES]);
  const models = await openBenchModels('words+meaning+reading');
  try {
    const opened = await openArticles(articles, models);
    const library = createMemoryLibrary(opened, { publicUrl: PUBLIC_URL, leastConfidence: null }, TIME_LIMIT);
    const settings = { publicUrl: PUBLIC_URL, timeLimit: TIME_LIMIT };
    const bot = botOf(articles, { library: () => library, settings });
    return {
      slack: await replyOn('slack', bot, question),
      discord: await replyOn('discord', bot, question),
    };
  } finally {
    await models.close();
  }
}

/** What a bot replies to somebody who asks by command in a channel. @throws Error when it doesn't answer */
export async function replyOn(
  platform: Platform,
  bot: Pick<Bot, 'handle'>,
  question: string,
): Promise<Reply> {
  const replies: Reply[] = [];
  await bot.handle(
    {
      event: null,
      asker: { id: 'ada', name: 'Ada', isAdmin: false, locale: 'en' },
      place: { platform, workspace: 'mill', channel: 'general', conversation: null },
      action: { kind: 'ask', question, way: 'command' },
    },
    async (reply) => {
      replies.push(reply);
    },
  );
  const [reply] = replies;
  if (reply?.outcome !== 'answered')
    throw new Error(`There is no answer to draw: ${reply?.text ?? 'silence'}`);
  return reply;
}
