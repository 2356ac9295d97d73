import { questionParts } from '../replies/question-parts.ts';
import { quoteParts } from '../replies/quote-parts.ts';
import type { Reply } from '../replies/reply.ts';
import { replyOf } from '../replies/reply-of.ts';
import { canShare } from './can-share.ts';
import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';
import { questionBehind } from './question-behind.ts';
import { quoteControls } from './quote-controls.ts';
import type { Turn } from './turn.ts';

/** *More*: the quotes that come after those of the answer. */
export async function showMore(turn: Turn, kit: Kit, pressed: Pressed): Promise<Reply> {
  const { control, quotes } = pressed;
  const question = await questionBehind(pressed, kit);
  return replyOf(
    [...questionParts(question), { kind: 'note', text: turn.words.more }, ...quoteParts(quotes, turn.words)],
    {
      controls: quoteControls(turn, kit, {
        question: control.question,
        quotes,
        kinds: canShare(turn.place) ? ['share'] : [],
      }),
    },
  );
}
