import type { Quote } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';
import type { Control } from '../controls/control.ts';
import { sliceOf } from '../controls/slice-of.ts';
import { remembering } from '../index/remembering.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Action } from '../requests/request.ts';
import { forgetMe } from './forget-me.ts';
import { giveFeedback } from './give-feedback.ts';
import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';
import { share } from './share.ts';
import { showContext } from './show-context.ts';
import { showMore } from './show-more.ts';
import { articlesFor, type Turn } from './turn.ts';

type Use = (turn: Turn, kit: Kit, pressed: Pressed) => Promise<Reply>;

const USES: Readonly<Record<ControlKind, Use>> = {
  more: showMore,
  context: showContext,
  share,
  up: giveFeedback,
  down: giveFeedback,
  gap: giveFeedback,
  forget: forgetMe,
};

const SHOWS_QUOTES: ReadonlySet<ControlKind> = new Set(['more', 'context', 'share']);

/** Does what a control says, if it is the bot's own and its quotes still stand; else says why not. */
export async function pressControl(
  turn: Turn,
  kit: Kit,
  { control: sealed, question: shown, reason }: Extract<Action, { kind: 'press' }>,
): Promise<Reply> {
  const { place, words, settings } = turn;
  const control = kit.seal.open(sealed, { platform: place.platform, id: place.channel });
  if (typeof control === 'string') return noteOf(words.brokenSeal[control], 'refused');
  if (settings.listens === 'off' && control.kind !== 'forget') return noteOf(words.off, 'refused');
  // Quotes of one article, and their context, are cut out of it as it is read once.
  const article = remembering(turn.library.article);
  const quotes = await quotesOf(control, turn, kit, article);
  if (SHOWS_QUOTES.has(control.kind) && quotes.length === 0) return noteOf(words.changedSince, 'refused');
  return USES[control.kind](turn, kit, { control, quotes, article, shown, reason });
}

async function quotesOf(
  { quotes }: Control,
  turn: Turn,
  { fingerprints, settings }: Kit,
  articleOf: Pressed['article'],
): Promise<Quote[]> {
  const articles = articlesFor(turn);
  const slices = quotes.map(async ({ article: fingerprint, passage, start, end, highlight }) => {
    const listed = fingerprints.find(fingerprint, articles);
    const article = listed === undefined ? null : await articleOf(listed.id);
    const highlights = highlight === null ? [] : [highlight];
    return article && sliceOf(article, passage, settings.publicUrl, { span: [start, end], highlights });
  });
  return (await Promise.all(slices)).filter((quote) => quote !== null);
}
