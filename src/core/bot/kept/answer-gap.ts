import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { isWebAddress } from '../../article.ts';
import type { KeepOutcome, KeptAnswerStore, KeptFor, KeptMessage } from '../../ports/kept-answers.ts';
import type { Observe } from '../../ports/observe.ts';
import { isChat, type Place } from '../../ports/place.ts';
import type { AskedQuestion } from '../../ports/questions.ts';
import type { Store } from '../../ports/store.ts';
import type { Clock, RandomBytes, Sign, TextSealer } from '../../ports/system.ts';
import { ID_BYTES } from '../controls/seal.ts';
import { toBase64url } from '../keyed-hash.ts';
import { closeGaps } from './close-gaps.ts';
import { MAX_ANSWERS, MAX_KEPT_QUESTIONS } from './limits.ts';
import { MAX_AUTHOR_NAME, MAX_KEPT_LENGTH, piecesOf, sealMessage } from './prepare-keeping.ts';
import { areWithinLimits, dayOf, endOf, isToCome, questionsIn } from './typed-decision.ts';

/** What the operator writes to answer a gap. */
export interface GapAnswer {
  /** The id of its question. */
  readonly gap: string;
  /** Quoted word for word. */
  readonly text: string;
  /** Who is named as its author. */
  readonly author: string;
  /** What it answers, a question a line; empty: the gap's own, if everybody saw it there. */
  readonly questions: string;
  readonly url: string | null;
  readonly audience: KeptFor;
  /** Its last day: 2030-12-31. `null` or empty: it has no end. */
  readonly until: string | null;
}

/**
 * What became of it. `no-gap`: there is no such question (any more). `nowhere`: it wasn't asked in a workspace. `private`: it was asked in
 * private, so that its wording isn't shown to others.
 */
export type GapAnswerOutcome =
  | Exclude<KeepOutcome, 'gone'>
  | 'no-gap'
  | 'nowhere'
  | 'private'
  | 'author'
  | 'empty'
  | 'too-long'
  | 'questions'
  | 'address'
  | 'date';

/** Keeps an answer to a gap, and closes that. @throws StoreUnavailable */
export type AnswerGap = (answer: GapAnswer) => Promise<GapAnswerOutcome>;

export interface AnswerGapDependencies {
  readonly store: Pick<Store, 'questions' | 'listUnmet' | 'keptAnswers' | 'answeredGaps'>;
  readonly sealer: TextSealer;
  readonly sign: Sign;
  readonly randomBytes: RandomBytes;
  readonly clock: Pick<Clock, 'now'>;
  readonly observe: Observe;
}

type NewAnswer = Parameters<KeptAnswerStore['insert']>[0];

/** The operator is no person of a platform. */
const OPERATOR = 'operator';

export function createAnswerGap({
  store,
  sealer,
  sign,
  randomBytes,
  clock,
  observe,
}: AnswerGapDependencies): AnswerGap {
  /** @param questions that it is for @param place where it was asked */
  async function keep(
    answer: NewAnswer,
    questions: readonly string[],
    place: Place,
  ): Promise<GapAnswerOutcome> {
    const { id, platform, audience } = answer;
    // First: if this fails, nothing is kept, so that it can be tried again.
    const [closed = 0] = await closeGaps(store, [{ answer, questions }]);
    const outcome = await store.keptAnswers.insert(answer, MAX_ANSWERS);
    // It ended just now.
    if (outcome === 'gone') return 'date';
    if (outcome !== 'kept') return outcome;
    observe({ kind: 'kept-answer', change: 'kept', id, place, person: OPERATOR, audience });
    if (closed > 0) observe({ kind: 'gaps-closed', id, platform, questions: closed });
    return 'kept';
  }

  return async (given) => {
    const question = await store.questions.find(given.gap);
    if (question === null) return 'no-gap';
    const { platform, workspace, channel, parent = channel } = question.place;
    if (workspace === null || !isChat(question.place)) return 'nowhere';
    const message = messageOf(given, question, clock.now());
    if (typeof message === 'string') return message;
    const id = toBase64url(randomBytes(ID_BYTES));
    const { audience } = given;
    const answer = {
      ...{ id, platform, workspace, channel: parent, audience, expiresAt: endOf(given.until) },
      // The same text is kept once.
      message: toBase64url(sign(JSON.stringify([OPERATOR, platform, workspace, message.pieces]))),
      ...{ author: OPERATOR, keeper: null, sealedAddress: null },
      sealed: sealMessage(sealer, id, message),
    };
    return keep(answer, [...message.questions, question.text], question.place);
  };
}

/** What is quoted, or why it can't be. */
function messageOf(
  { text, author: typedAuthor, questions: typed, url, until }: GapAnswer,
  question: Pick<AskedQuestion, 'audience' | 'text'>,
  now: number,
): KeptMessage | Exclude<GapAnswerOutcome, KeepOutcome> {
  const author = typedAuthor.trim().slice(0, MAX_AUTHOR_NAME);
  if (author === '') return 'author';
  const pieces = piecesOf(text);
  if (pieces.length === 0) return 'empty';
  // Of what is kept, as browsers send two characters for the end of a line.
  if (pieces.join('\n\n').length > MAX_KEPT_LENGTH) return 'too-long';
  if (!isToCome(endOf(until), now)) return 'date';
  if (url !== null && !isWebAddress(url)) return 'address';
  if (!areWithinLimits(typed)) return 'questions';
  const own = questionsIn(typed);
  if (own.length === 0 && question.audience !== 'everyone') return 'private';
  const questions = own.length === 0 ? [question.text] : own;
  return { author, url, published: dayOf(now), questions, pieces };
}

/** Why an answer wasn't kept, to the operator. */
export const NOT_KEPT: Readonly<Record<Exclude<GapAnswerOutcome, 'kept'>, string>> = {
  'no-gap': 'there is no such question any more',
  nowhere: 'it wasn’t asked in a workspace or on a server: write the answer into a document',
  private:
    'it was asked in private, and what an answer is for is shown with it: say in your own words what it answers',
  author: 'an answer names its author',
  empty: 'there is nothing to quote in it',
  'too-long': `it is longer than ${MAX_KEPT_LENGTH} characters: write it into a document`,
  questions: `it answers at most ${MAX_KEPT_QUESTIONS} questions of ${MAX_QUESTION_LENGTH} characters each`,
  address: 'its address must begin with https:// or http://',
  date: 'the last day must be one to come, written as 2030-12-31',
  taken: 'the same answer is kept already',
  withdrawn: 'the same answer was withdrawn',
  full: 'there are too many kept answers: move some into a document, and remove them',
};
