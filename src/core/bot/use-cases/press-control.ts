import type { Quote } from '../../answering/answer.ts';
import { memoize } from '../../index/memoize.ts';
import { ANSWER_CONTROLS, type ControlKind } from '../../ports/control-kinds.ts';
import type { Verdict } from '../../ports/questions.ts';
import { type BotContext, quotable, quotableArticle, type Turn } from '../context.ts';
import { type Control, quoteFrom } from '../controls/control.ts';
import type { Library } from '../library.ts';
import { passagesAround } from '../passages-around.ts';
import { noteOf, type Part, questionParts, quoteParts, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import { removeAnswer, stayInChannel, stopInChannel } from './help-channel.ts';
import { withdrawAnswer } from './keep-answer.ts';
import { forgetMe } from './privacy.ts';
import { canShare, MAX_REASON_LENGTH, quoteControls } from './reply-controls.ts';
import { declineTelling } from './tell-asker.ts';

type PressHandler = (turn: Turn, context: BotContext, pressed: PressedControl) => Promise<Reply>;

const PRESS_HANDLERS: Readonly<Record<ControlKind, PressHandler>> = {
  more: showMore,
  context: showContext,
  share: shareAnswer,
  up: giveFeedback,
  down: giveFeedback,
  gap: giveFeedback,
  forget: forgetMe,
  remove: removeAnswer,
  stay: stayInChannel,
  stop: stopInChannel,
  withdraw: (turn, context, { control }) => withdrawAnswer(turn, context, control.question),
  quiet: (turn, context, { control }) => declineTelling(turn, context, control.question),
};

/** What people may do with what is theirs, also where the bot is switched off. */
const ALWAYS_WORK: ReadonlySet<ControlKind> = new Set(['forget', 'remove', 'withdraw', 'quiet']);

const SHOWS_QUOTES: ReadonlySet<ControlKind> = new Set(['more', 'context', 'share']);

/** Does what a control says. Refuses a control that isn't the bot's own, or whose quotes have changed. */
export async function pressControl(
  turn: Turn,
  context: BotContext,
  { control: sealed, question: restatedQuestion, reason }: Extract<Action, { kind: 'press' }>,
): Promise<Reply> {
  const { place, person, words, settings } = turn;
  const control = context.seal.open(sealed, { platform: place.platform, id: place.channel, person });
  if (typeof control === 'string') return noteOf(words.brokenSeal[control], 'refused');
  if (settings.listens === 'off' && !ALWAYS_WORK.has(control.kind)) return noteOf(words.off, 'refused');
  if (isSwitchedOff(control.kind, settings)) return noteOf(words.controlOff, 'refused');
  // Several quotes, and their context, may be of one article: each article is fetched once.
  const article = memoize((id: string) => quotableArticle(turn, id));
  const quotes = await quotesOf(control, turn, context, article);
  if (SHOWS_QUOTES.has(control.kind) && quotes.length === 0) return noteOf(words.changedSince, 'refused');
  return PRESS_HANDLERS[control.kind](turn, context, {
    control,
    quotes,
    article,
    restatedQuestion,
    reason,
  });
}

/** Whether the channel's admins don't want this control, also under answers from before they said so. */
function isSwitchedOff(kind: ControlKind, { controls }: Turn['settings']): boolean {
  return ANSWER_CONTROLS.some((one) => one === kind) && !controls.some((one) => one === kind);
}

async function quotesOf(
  { quotes }: Control,
  turn: Turn,
  { fingerprints, settings }: BotContext,
  articleOf: PressedControl['article'],
): Promise<Quote[]> {
  const articles = quotable(turn);
  const slices = quotes.map(async ({ article: fingerprint, passage, start, end, highlight }) => {
    const listed = fingerprints.find(fingerprint, articles);
    const article = listed === undefined ? null : await articleOf(listed.id);
    const highlights = highlight === null ? [] : [highlight];
    return article && quoteFrom(article, passage, settings.publicUrl, { span: [start, end], highlights });
  });
  return (await Promise.all(slices)).filter((quote) => quote !== null);
}

/** A control that was pressed, with what came with the press. */
interface PressedControl {
  readonly control: Control;
  /** Those of its quotes that are still in the articles; at least one if the control shows quotes. */
  readonly quotes: readonly Quote[];
  /** Fetches an article, each once. */
  readonly article: Library['article'];
  /** The question in the message with the control; `null` where the platform doesn't send it. */
  readonly restatedQuestion: string | null;
  readonly reason: string | null;
}

/** *More*: the next best quotes. */
async function showMore(turn: Turn, context: BotContext, pressed: PressedControl): Promise<Reply> {
  const { control, quotes } = pressed;
  const question = await questionOfControl(pressed, turn, context);
  return replyOf(
    [...questionParts(question), { kind: 'note', text: turn.words.more }, ...quoteParts(quotes)],
    {
      controls: quoteControls(turn, context, {
        question: control.question,
        audience: 'asker',
        isUnsure: control.isUnsure,
        quotes,
        kinds: canShare(turn.place) ? ['share'] : [],
      }),
    },
  );
}

/** *Context*: the quote marked in its passage, between the neighbouring ones. */
async function showContext(
  { words }: Turn,
  _: BotContext,
  { quotes: [quote], article }: PressedControl,
): Promise<Reply> {
  const whole = quote === undefined ? null : await article(quote.article.id);
  const inPlace = quote === undefined || whole === null ? null : passagesAround(quote, whole);
  if (inPlace === null) return noteOf(words.changedSince, 'refused');
  return replyOf([{ kind: 'context', ...inPlace }]);
}

/** *Share*: shows a private answer to everybody, with the question, who shared it, and that the bot isn't sure of it if it wasn't. */
async function shareAnswer(turn: Turn, context: BotContext, pressed: PressedControl): Promise<Reply> {
  const { control, quotes } = pressed;
  const { asker, words } = turn;
  const question = await questionOfControl(pressed, turn, context);
  const by = { id: asker.id, name: asker.name };
  const label: Part[] = control.isUnsure ? [{ kind: 'note', text: words.unsure }] : [];
  return replyOf(
    [
      { kind: 'shared', by, text: words.sharedBy(asker.name) },
      ...questionParts(question),
      ...label,
      ...quoteParts(quotes),
    ],
    {
      audience: 'everyone',
      controls: quoteControls(turn, context, {
        question: control.question,
        audience: 'everyone',
        isUnsure: control.isUnsure,
        quotes,
        kinds: control.question === null ? [] : ['up', 'down'],
      }),
    },
  );
}

/** 👍, 👎 and *Tell the editors*: records feedback on an answer. */
async function giveFeedback(
  { person, words }: Turn,
  { callStore, store, clock }: BotContext,
  { control: { kind, question }, reason }: PressedControl,
): Promise<Reply> {
  if (question === null) return noteOf(words.tooLateForFeedback, 'refused');
  const feedback = {
    question,
    person,
    verdict: verdictOf(kind),
    reason: reason?.trim().slice(0, MAX_REASON_LENGTH) || null,
    at: clock.now(),
  };
  const recorded = await callStore('record feedback', () => store.recordFeedback(feedback), null);
  switch (recorded) {
    case 'recorded':
      return noteOf(thanksFor(feedback.verdict, words));
    case 'unchanged':
      return noteOf(words.alreadyNoted, 'repeated');
    case 'no-question':
      return noteOf(words.tooLateForFeedback, 'refused');
    case null:
      return noteOf(words.cannotNow, 'failed');
    default:
      return recorded satisfies never;
  }
}

function verdictOf(kind: ControlKind): Verdict {
  if (kind === 'up') return 'up';
  return kind === 'down' ? 'down' : 'missing';
}

function thanksFor(verdict: Verdict, { thanks }: Turn['words']): string {
  return thanks[verdict === 'missing' ? 'gap' : verdict];
}

/**
 * A control's question: as its message restates it, otherwise as it is stored, if whoever presses may see that; `null` when there is
 * neither.
 */
async function questionOfControl(
  { control, restatedQuestion }: Pick<PressedControl, 'control' | 'restatedQuestion'>,
  { person }: Turn,
  { callStore, store }: Pick<BotContext, 'callStore' | 'store'>,
): Promise<string | null> {
  const { question: id } = control;
  if (restatedQuestion !== null || id === null) return restatedQuestion;
  const stored = await callStore('find question', () => store.questions.find(id), null);
  if (stored === null) return null;
  return stored.audience === 'everyone' || stored.person === person ? stored.text : null;
}
