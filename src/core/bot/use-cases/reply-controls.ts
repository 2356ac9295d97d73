import type { Quote } from '../../answering/answer.ts';
import type { ControlKind } from '../../ports/control-kinds.ts';
import { type Audience, isChat, type Place } from '../../ports/place.ts';
import { type BotContext, quotable, type Turn } from '../context.ts';
import { ownerOf, quotePlaceOf } from '../controls/control.ts';
import type { BrokenSeal } from '../controls/seal.ts';
import type { Form, ReplyControl } from '../reply.ts';
import type { Wording } from '../wording/wording.ts';

/** The controls under quotes: *Context* for each quote, and one of each of these kinds for the whole reply. */
export function quoteControls(
  turn: Turn,
  context: BotContext,
  {
    question,
    audience,
    isUnsure,
    quotes,
    kinds,
  }: Pick<ControlSubject, 'question' | 'audience' | 'isUnsure'> & {
    quotes: readonly Quote[];
    kinds: ControlKind[];
  },
): ReplyControl[] {
  const contexts = withOwnNames(
    quotes.map((quote, place) =>
      createControl('context', turn, context, {
        question,
        audience,
        isUnsure,
        quotes: [quote],
        rank: place + 1,
      }),
    ),
  );
  const others = kinds.map((kind) =>
    createControl(kind, turn, context, {
      question,
      audience,
      isUnsure,
      quotes: kind === 'share' ? quotes : [],
    }),
  );
  return [...contexts, ...others];
}

/**
 * No two controls of one name: a number is added to those whose name is taken.
 *
 * @param taken names of other controls beside them
 */
export function withOwnNames(
  controls: readonly ReplyControl[],
  taken: readonly string[] = [],
): ReplyControl[] {
  const names = new Set(taken);
  return controls.map((control) => {
    let { label } = control;
    for (let number = 2; names.has(label); number++) label = `${control.label} (${number})`;
    names.add(label);
    return { ...control, label };
  });
}

interface ControlSubject {
  /** The id of the question. */
  readonly question: string | null;
  /** Who sees the reply with the control. */
  readonly audience: Audience;
  /** Whether the reply says that the bot isn't sure of its quotes. */
  readonly isUnsure: boolean;
  readonly quotes?: readonly Quote[];
  /** The rank of the one quote it belongs to. */
  readonly rank?: number;
}

export function createControl(
  kind: ControlKind,
  turn: Turn,
  { seal, fingerprints }: Pick<BotContext, 'seal' | 'fingerprints'>,
  { question, audience, isUnsure, quotes = [], rank }: ControlSubject,
): ReplyControl {
  const { place, person, words } = turn;
  const places = quotes.flatMap((quote) => quotePlaceOf(quote, quotable(turn), fingerprints) ?? []);
  return {
    kind,
    label: words.controls[kind](rank === undefined ? null : (quotes[0]?.passage ?? null)),
    sealed: seal.seal(
      {
        ...{ kind, audience, isUnsure, question, quotes: places },
        ...(kind === 'remove' ? { owner: ownerOf(person) } : {}),
      },
      { platform: place.platform, id: place.channel, person },
    ),
    rank: rank ?? null,
    form: formOf(kind, words),
  };
}

/** Whether there are other people in this place to share a private answer with. */
export function canShare(place: Place): boolean {
  return isChat(place) && place.conversation !== place.channel;
}

/** Longer reasons are cut. In UTF-16 units. */
export const MAX_REASON_LENGTH = 500;

/** The form that a control of this kind opens first; `null`: none. */
export function formOf(kind: ControlKind | BrokenSeal, { reasonForm }: Wording): Form | null {
  return kind === 'down' ? { ...reasonForm, maxLength: MAX_REASON_LENGTH } : null;
}
