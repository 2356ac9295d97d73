import type { Wording } from '../wording/wording.ts';
import type { Part, Reply } from './reply.ts';
import { replyOf } from './reply-of.ts';

/**
 * A reply without the quotes that a platform has no room for: whole ones, the highest rank first, with a word on how many.
 * The last quote goes too if it must; what else doesn't fit stays, for the adapter to judge.
 *
 * @param fits whether the platform can show the reply; told the least at last
 */
export function fitReply(reply: Reply, words: Wording, fits: (reply: Reply) => boolean): Reply {
  const ranks = reply.parts
    .flatMap((part) => (part.kind === 'quote' ? [part.rank] : []))
    .sort((a, b) => b - a);
  let fitting = reply;
  for (const [place, rank] of ranks.entries()) {
    if (fits(fitting)) break;
    fitting = without(reply, rank, words.leftOut(place + 1));
  }
  return fitting;
}

/** Without the quotes of this rank and above, and the controls that are about them. */
function without(reply: Reply, rank: number, leftOut: string): Reply {
  const parts = reply.parts.filter((part) => part.kind !== 'quote' || part.rank < rank);
  const controls = reply.controls.filter((control) => control.rank === null || control.rank < rank);
  const aside: Part = { kind: 'aside', text: leftOut };
  return replyOf([...parts, aside], { ...reply, controls });
}
