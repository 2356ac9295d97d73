import type { Quote } from '../../answering/answer.ts';
import type { ControlKind } from '../../ports/channel-settings.ts';
import type { Place } from '../../ports/place.ts';
import type { BotContext, Turn } from '../context.ts';
import { quotePlaceOf } from '../controls/control.ts';
import type { BrokenSeal } from '../controls/seal.ts';
import type { Form, ReplyControl } from '../reply.ts';
import type { Wording } from '../wording/wording.ts';

/** What can be done with quotes that are shown: each where it stands, and those of the kinds that concern all of them. */
export function quoteControls(
  turn: Turn,
  kit: BotContext,
  { question, quotes, kinds }: { question: string | null; quotes: readonly Quote[]; kinds: ControlKind[] },
): ReplyControl[] {
  const contexts = quotes.map((quote, place) =>
    createControl('context', turn, kit, {
      question,
      quotes: [quote],
      rank: place + 1,
      isOneOfSeveral: quotes.length > 1,
    }),
  );
  const others = kinds.map((kind) =>
    createControl(kind, turn, kit, { question, quotes: kind === 'share' ? quotes : [] }),
  );
  return [...contexts, ...others];
}

interface ControlSubject {
  /** The id of the question. */
  readonly question?: string | null;
  readonly quotes?: readonly Quote[];
  /** The rank of the one quote it is about. */
  readonly rank?: number;
  /** Whether there are others like it, so that it is told apart by its rank. */
  readonly isOneOfSeveral?: boolean;
}

/** A control for a reply to this turn. */
export function createControl(
  kind: ControlKind,
  { place, words, library }: Turn,
  { seal, fingerprints }: Pick<BotContext, 'seal' | 'fingerprints'>,
  { question = null, quotes = [], rank, isOneOfSeveral = false }: ControlSubject = {},
): ReplyControl {
  const places = quotes.flatMap((quote) => quotePlaceOf(quote, library.articles, fingerprints) ?? []);
  return {
    kind,
    label: words.controls[kind](isOneOfSeveral && rank !== undefined ? rank : null),
    sealed: seal.seal({ kind, question, quotes: places }, { platform: place.platform, id: place.channel }),
    rank: rank ?? null,
    form: formOf(kind, words),
  };
}

/** Whether there are others there to share a private answer with. */
export function canShare({ platform, channel, conversation }: Place): boolean {
  return (platform === 'slack' || platform === 'discord') && conversation !== channel;
}

/** A longer reason is cut. In UTF-16 units. */
export const MAX_REASON_LENGTH = 500;

/** What is asked for before a control of this kind is pressed; `null`: nothing, as of one that can't be obeyed. */
export function formOf(kind: ControlKind | BrokenSeal, { reasonForm }: Wording): Form | null {
  return kind === 'down' ? { ...reasonForm, maxLength: MAX_REASON_LENGTH } : null;
}
