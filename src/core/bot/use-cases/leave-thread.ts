import type { BotContext, Turn } from '../context.ts';
import { noteOf, type Reply } from '../reply.ts';
import type { Action } from '../request.ts';
import { wordingIn } from '../wording/wording-for.ts';

/** “@Kursk stop”: says nothing more in the thread until it is mentioned there again; and says so, once. `null`: it had left before. */
export async function leaveThread(
  { place, words }: Turn,
  { threads }: Pick<BotContext, 'threads'>,
  { languages }: Extract<Action, { kind: 'leave' }>,
): Promise<Reply | null> {
  const isNews = await threads.leave(place);
  return isNews ? noteOf(wordingIn(languages, words).leave.left) : null;
}
