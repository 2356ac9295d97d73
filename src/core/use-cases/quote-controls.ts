import type { Quote } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';
import type { ReplyControl } from '../replies/reply.ts';
import { controlUnder } from './control-under.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

/** What can be done with quotes that are shown: each where it stands, and those of the kinds that concern all of them. */
export function quoteControls(
  turn: Turn,
  kit: Kit,
  { question, quotes, kinds }: { question: string | null; quotes: readonly Quote[]; kinds: ControlKind[] },
): ReplyControl[] {
  const contexts = quotes.map((quote, place) =>
    controlUnder('context', turn, kit, {
      question,
      quotes: [quote],
      rank: place + 1,
      isOneOfSeveral: quotes.length > 1,
    }),
  );
  const others = kinds.map((kind) =>
    controlUnder(kind, turn, kit, { question, quotes: kind === 'share' ? quotes : [] }),
  );
  return [...contexts, ...others];
}
