import { fitReply } from '../../../core/replies/fit-reply.ts';
import { noteOf } from '../../../core/replies/note-of.ts';
import type { Part, Reply } from '../../../core/replies/reply.ts';
import { replyOf } from '../../../core/replies/reply-of.ts';
import type { Wording } from '../../../core/wording/wording.ts';
import { partText } from './part-text.ts';

/** A way to show a reply, and whether Discord has room for what comes of it. */
export interface Rendering<Message> {
  readonly render: (reply: Reply) => Message;
  readonly fits: (message: Message) => boolean;
}

/**
 * A reply as a message that Discord has room for: without whole quotes where it must be; then without the last items of
 * lists; then without what is longest.
 */
export function fitted<Message>(reply: Reply, words: Wording, { render, fits }: Rendering<Message>): Message {
  const has = (candidate: Reply) => fits(render(candidate));
  const withQuotes = fitReply(reply, words, has);
  if (has(withQuotes)) return render(withQuotes);
  for (let left = 1; left <= mostItems(withQuotes.parts); left++) {
    const shorter = replyOf(withShorterLists(withQuotes.parts, left, words), withQuotes);
    if (has(shorter)) return render(shorter);
  }
  let parts = withQuotes.parts.filter(({ kind }) => kind !== 'list');
  while (parts.length > 0 && !has(replyOf(parts, withQuotes))) parts = withoutLongest(parts);
  return render(parts.length === 0 ? noteOf(words.failed, reply.outcome) : replyOf(parts, withQuotes));
}

function mostItems(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map((part) => (part.kind === 'list' ? part.items.length : 0)));
}

/** Without so many of the last items of each list, and with a word on how many there are more. */
function withShorterLists(parts: readonly Part[], left: number, { andMore }: Wording): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'list') return [part];
    const items = part.items.slice(0, -left);
    const rest: Part = { kind: 'note', text: andMore(part.items.length - items.length) };
    return items.length === 0 ? [rest] : [{ ...part, items }, rest];
  });
}

function withoutLongest(parts: readonly Part[]): Part[] {
  const lengths = parts.map((part) => partText(part).length);
  const longest = lengths.indexOf(Math.max(...lengths));
  return parts.filter((_, place) => place !== longest);
}
