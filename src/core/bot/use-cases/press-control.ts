import type { Quote } from '../../answering/answer.ts';
import type { Article } from '../../article.ts';
import { memoize } from '../../index/memoize.ts';
import type { ControlKind } from '../../ports/channel-settings.ts';
import type { Verdict } from '../../ports/questions.ts';
import { articlesFor, type BotContext, type Turn } from '../context.ts';
import { type Control, quoteFrom } from '../controls/control.ts';
import type { Library } from '../library.ts';
import { noteOf, type Part, questionParts, quoteParts, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import { forgetMe } from './privacy.ts';
import { canShare, MAX_REASON_LENGTH, quoteControls } from './reply-controls.ts';

type PressHandler = (turn: Turn, kit: BotContext, pressed: PressedControl) => Promise<Reply>;

const PRESS_HANDLERS: Readonly<Record<ControlKind, PressHandler>> = {
  more: showMore,
  context: showContext,
  share: shareAnswer,
  up: giveFeedback,
  down: giveFeedback,
  gap: giveFeedback,
  forget: forgetMe,
};

const SHOWS_QUOTES: ReadonlySet<ControlKind> = new Set(['more', 'context', 'share']);

/** Does what a control says, if it is the bot's own and its quotes still stand; else says why not. */
export async function pressControl(
  turn: Turn,
  kit: BotContext,
  { control: sealed, question: shown, reason }: Extract<Action, { kind: 'press' }>,
): Promise<Reply> {
  const { place, words, settings } = turn;
  const control = kit.seal.open(sealed, { platform: place.platform, id: place.channel });
  if (typeof control === 'string') return noteOf(words.brokenSeal[control], 'refused');
  if (settings.listens === 'off' && control.kind !== 'forget') return noteOf(words.off, 'refused');
  // Quotes of one article, and their context, are cut out of it as it is read once.
  const article = memoize(turn.library.article);
  const quotes = await quotesOf(control, turn, kit, article);
  if (SHOWS_QUOTES.has(control.kind) && quotes.length === 0) return noteOf(words.changedSince, 'refused');
  return PRESS_HANDLERS[control.kind](turn, kit, {
    control,
    quotes,
    article,
    restatedQuestion: shown,
    reason,
  });
}

async function quotesOf(
  { quotes }: Control,
  turn: Turn,
  { fingerprints, settings }: BotContext,
  articleOf: PressedControl['article'],
): Promise<Quote[]> {
  const articles = articlesFor(turn);
  const slices = quotes.map(async ({ article: fingerprint, passage, start, end, highlight }) => {
    const listed = fingerprints.find(fingerprint, articles);
    const article = listed === undefined ? null : await articleOf(listed.id);
    const highlights = highlight === null ? [] : [highlight];
    return article && quoteFrom(article, passage, settings.publicUrl, { span: [start, end], highlights });
  });
  return (await Promise.all(slices)).filter((quote) => quote !== null);
}

/** A control that was pressed, with what came along. */
export interface PressedControl {
  readonly control: Control;
  /** Its quotes that still stand where they did; at least one where it shows any. */
  readonly quotes: readonly Quote[];
  /** The articles they are from, each read once. */
  readonly article: Library['article'];
  /** As the message with the control restates it. */
  readonly restatedQuestion: string | null;
  readonly reason: string | null;
}

/** *More*: the quotes that come after those of the answer. */
async function showMore(turn: Turn, kit: BotContext, pressed: PressedControl): Promise<Reply> {
  const { control, quotes } = pressed;
  const question = await questionOfControl(pressed, kit);
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

/** Which passages are shown, by how far they are from the quote's own, and which of them go last when there is no room. */
const SHOWN_PASSAGES = [
  { offset: -1, rank: 3 },
  { offset: 0, rank: 1 },
  { offset: 1, rank: 2 },
] as const;

/** *Context*: the whole passage, the quote marked in it, between its neighbours. */
async function showContext(
  { words }: Turn,
  { settings }: BotContext,
  { quotes, article }: PressedControl,
): Promise<Reply> {
  const { citation, context } = words;
  const [quote] = quotes;
  if (quote === undefined) return replyOf([]);
  return replyOf([
    { kind: 'note', text: context(citation(quote.article.title, quote.passage)) },
    ...passagesAround(quote, await article(quote.article.id), words, settings.publicUrl),
  ]);
}

function passagesAround(
  quote: Quote,
  article: Article | null,
  words: Turn['words'],
  publicUrl: string | null,
): Part[] {
  if (article === null) return [];
  return SHOWN_PASSAGES.flatMap(({ offset, rank }) => {
    const number = quote.passage + offset;
    const highlights = offset === 0 ? [[quote.start, quote.end] as const] : [];
    const passage = quoteFrom(article, number, publicUrl, { highlights });
    if (passage === null) return [];
    return [
      { kind: 'quote' as const, quote: passage, citation: words.citation(article.title, number), rank },
    ];
  });
}

/** *Share*: a private answer for everybody to see, with the question, and who shared it. */
async function shareAnswer(turn: Turn, kit: BotContext, pressed: PressedControl): Promise<Reply> {
  const { control, quotes } = pressed;
  const { asker, words } = turn;
  const question = await questionOfControl(pressed, kit);
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

/** 👍, 👎 and *Log this gap*: keeps what somebody thinks of an answer. */
async function giveFeedback(
  { person, words }: Turn,
  { callStore: attempt, store, clock }: BotContext,
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
  const isKept = await attempt('record feedback', () => store.recordFeedback(feedback), null);
  if (isKept === null) return noteOf(words.cannotNow, 'failed');
  if (!isKept) return noteOf(words.tooLateForFeedback, 'refused');
  return noteOf(thanksFor(feedback.verdict, words));
}

function verdictOf(kind: ControlKind): Verdict {
  if (kind === 'up') return 'up';
  return kind === 'down' ? 'down' : 'missing';
}

function thanksFor(verdict: Verdict, { thanks }: Turn['words']): string {
  return thanks[verdict === 'missing' ? 'gap' : verdict];
}

/** The question that a control is about: as its message restates it, else as it is kept; `null` when neither tells. */
async function questionOfControl(
  {
    control: { question: id },
    restatedQuestion: shown,
  }: Pick<PressedControl, 'control' | 'restatedQuestion'>,
  { callStore: attempt, store }: Pick<BotContext, 'callStore' | 'store'>,
): Promise<string | null> {
  if (shown !== null || id === null) return shown;
  const kept = await attempt('find question', () => store.questions.find(id), null);
  return kept?.text ?? null;
}
