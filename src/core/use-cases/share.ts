import { questionParts } from '../replies/question-parts.ts';
import { quoteParts } from '../replies/quote-parts.ts';
import type { Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';
import { questionBehind } from './question-behind.ts';
import { quoteControls } from './quote-controls.ts';
import type { Turn } from './turn.ts';

/** *Share*: a private answer for everybody to see, with the question, and who shared it. */
export async function share(turn: Turn, kit: Kit, pressed: Pressed): Promise<Reply> {
  const { control, quotes } = pressed;
  const { asker, words } = turn;
  const question = await questionBehind(pressed, kit);
  const by = { id: asker.id, name: asker.name };
  return replyOf(
    [
      { kind: 'shared', by, text: words.sharedBy(asker.name) },
      ...questionParts(question),
      ...quoteParts(quotes, words),
    ],
    {
      audience: 'everyone',
      controls: quoteControls(turn, kit, {
        question: control.question,
        quotes,
        kinds: control.question === null ? [] : ['up', 'down'],
      }),
    },
  );
}
