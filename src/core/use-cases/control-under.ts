import type { Quote } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';
import { placeOf } from '../controls/place-of.ts';
import type { ReplyControl } from '../replies/reply.ts';
import { formOf } from './form-of.ts';
import type { Kit } from './kit.ts';
import type { Turn } from './turn.ts';

interface About {
  /** The id of the question. */
  readonly question?: string | null;
  readonly quotes?: readonly Quote[];
  /** The rank of the one quote it is about. */
  readonly rank?: number;
  /** Whether there are others like it, so that it is told apart by its rank. */
  readonly isOneOfSeveral?: boolean;
}

/** A control for a reply to this turn. */
export function controlUnder(
  kind: ControlKind,
  { place, words, library }: Turn,
  { seal, fingerprints }: Pick<Kit, 'seal' | 'fingerprints'>,
  { question = null, quotes = [], rank, isOneOfSeveral = false }: About = {},
): ReplyControl {
  const places = quotes.flatMap((quote) => placeOf(quote, library.articles, fingerprints) ?? []);
  return {
    kind,
    label: words.controls[kind](isOneOfSeveral && rank !== undefined ? rank : null),
    sealed: seal.seal({ kind, question, quotes: places }, { platform: place.platform, id: place.channel }),
    rank: rank ?? null,
    form: formOf(kind, words),
  };
}
