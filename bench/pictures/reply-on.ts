import type { Bot } from '../../src/core/bot/bot.ts';
import type { Reply } from '../../src/core/bot/reply.ts';
import type { Platform } from '../../src/core/ports/place.ts';

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
