import type { Quote } from '../../answering/answer.ts';
import { MAX_QUOTES, MAX_REQUESTED_QUOTES } from '../../answering/ask.ts';
import { type KeptAnswer, keptArticleId } from '../../ports/kept-answers.ts';
import type { BotContext, Turn } from '../context.ts';
import { quoteFrom } from '../controls/control.ts';
import { isAnsweredFromKept } from '../kept/answer-shelves.ts';
import { unsealMessage } from '../kept/prepare-keeping.ts';
import { noteOf, type Part, questionParts, quoteParts, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import { quoteControls } from './reply-controls.ts';

/**
 * Tells somebody who asked and got nothing of the answer that was kept since. Quotes it where it may be quoted in the place where they
 * are told; else says only that there is one, and where. `null`: it is gone, or they are, or they know it.
 */
export async function tellAsker(
  turn: Turn,
  context: BotContext,
  { kept: id, question: asked }: Extract<Action, { kind: 'tell-asker' }>,
): Promise<Reply | null> {
  const { keptAnswers, questions, answeredGaps } = context.store;
  const answer = await keptAnswers.find(id);
  const question = await questions.find(asked);
  if (answer === null || question === null) return null;
  const { person } = question;
  const mayBeTold = turn.settings.listens !== 'off' && isAnsweredFromKept(turn.settings);
  const isWanted = mayBeTold && answer.author !== person && answer.keeper !== person;
  const reply = isWanted ? await replyTo(question.text, asked, answer, turn, context) : null;
  // Last, so that they are still to be told if anything before has failed.
  await answeredGaps.settle(person, id);
  return reply;
}

async function replyTo(
  question: string,
  asked: string,
  answer: KeptAnswer,
  turn: Turn,
  context: BotContext,
): Promise<Reply> {
  const { place, words } = turn;
  const quotes = await quotesOf(question, answer.id, turn, context);
  const isAlone = place.conversation === place.channel;
  const audience = isAlone ? 'asker' : 'everyone';
  const note = (text: string): Part => ({ kind: 'note', text });
  if (quotes.length === 0) {
    const { url } = unsealMessage(context.sealer, answer.id, answer.sealed);
    const items = url === null ? [] : [{ text: words.waiting.message, detail: null, link: url }];
    const parts = [...questionParts(question), note(words.waiting.answeredThere)];
    return replyOf(items.length === 0 ? parts : [...parts, { kind: 'list', items }], { audience });
  }
  return replyOf([...questionParts(question), note(words.waiting.answered), ...quoteParts(quotes)], {
    audience,
    // In a direct message that isn't open yet, a control couldn't be bound to it.
    controls: isAlone
      ? []
      : quoteControls(turn, context, {
          ...{ question: asked, audience, isUnsure: false, quotes },
          kinds: ['up', 'down'],
        }),
  });
}

/** What whoever asks it now would get of the answer; whole paragraphs where that is nothing. */
async function quotesOf(
  question: string,
  id: string,
  { kept, library, settings }: Turn,
  { settings: { publicUrl } }: BotContext,
): Promise<readonly Quote[]> {
  const article = kept?.article(keptArticleId(id)) ?? null;
  if (article === null) return [];
  const ask = library.askFrom(settings.articles, kept);
  const { quotes } = await ask(question, { quotes: MAX_REQUESTED_QUOTES });
  const found = quotes.filter((quote) => quote.article.id === article.id);
  const whole = article.passages.flatMap(({ number }) => quoteFrom(article, number, publicUrl) ?? []);
  return (found.length > 0 ? found : whole).slice(0, MAX_QUOTES);
}

/** *Don’t tell me*: for whoever asked. */
export async function declineTelling(
  { person, words }: Turn,
  { callStore, store }: BotContext,
  question: string | null,
): Promise<Reply> {
  const decline = () => store.answeredGaps.decline(person, question ?? '');
  const isTheirs = await callStore('decline', decline, null);
  if (isTheirs === null) return noteOf(words.cannotNow, 'failed');
  return isTheirs ? noteOf(words.waiting.declined) : noteOf(words.waiting.notYours, 'refused');
}
