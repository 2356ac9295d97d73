import type { CallStore } from '../../inbox/circuit-breaker.ts';
import type { Redelivery } from '../../inbox/delivery.ts';
import type { Inbox } from '../../inbox/inbox.ts';
import { type AnsweredQuestion, askerSealOwnerOf } from '../../ports/answered-gaps.ts';
import { type KeptAnswer, keptArticleId } from '../../ports/kept-answers.ts';
import type { Place } from '../../ports/place.ts';
import type { Store } from '../../ports/store.ts';
import type { Clock, TextSealer } from '../../ports/system.ts';
import type { BotContext } from '../context.ts';
import type { Asker, Later, Request } from '../request.ts';
import { type AnswerShelves, mayBeQuotedIn } from './answer-shelves.ts';

/** So many people are told at each look. */
const AT_ONCE = 20;

/** How long this process waits until it can quote an answer itself. In milliseconds. */
const SHELVING_TIME = 60_000;

/** Whoever asked and got nothing, and where they are told. */
export interface WaitingAsker extends Later {
  readonly asker: Pick<Asker, 'id' | 'locale'>;
}

export function sealAsker({ seal }: TextSealer, question: string, { asker, place, address }: WaitingAsker) {
  const { id, locale } = asker;
  return seal(JSON.stringify({ asker: { id, locale }, place, address }), askerSealOwnerOf(question));
}

function unsealAsker(
  { unseal }: TextSealer,
  { id, sealedAsker }: AnsweredQuestion['question'],
): WaitingAsker {
  // Only this bot can have sealed it, so that its form needs no check.
  return JSON.parse(unseal(sealedAsker, askerSealOwnerOf(id)));
}

export interface TellingAskersDependencies {
  readonly store: Pick<Store, 'answeredGaps' | 'keptAnswers'>;
  readonly callStore: CallStore;
  readonly answers: Pick<AnswerShelves, 'visibleIn'>;
  readonly sealer: TextSealer;
  readonly clock: Pick<Clock, 'now'>;
  readonly questionId: BotContext['questionId'];
  readonly receive: Inbox['receive'];
}

/**
 * Tells people who asked and got nothing that there is an answer. It goes through the inbox as a request of theirs, so that each is told
 * once of an answer, by whichever process, however often they asked. Never rejects.
 *
 * @returns whether somebody is told as soon as this process can quote the answer
 */
export async function tellAskers(
  dependencies: TellingAskersDependencies,
  redeliveries: readonly Redelivery[],
): Promise<boolean> {
  const { store, callStore } = dependencies;
  const platforms = redeliveries.map(({ platform }) => platform);
  const untold = await callStore('askers to tell', () => store.answeredGaps.untold(platforms, AT_ONCE), []);
  const ids = [...new Set(untold.map(({ answer }) => answer))];
  const kept = await callStore('answers to tell of', () => store.keptAnswers.read(ids), []);
  const told = new Set<string>();
  let isSoon = false;
  for (const { question, answer: id } of untold) {
    const redelivery = redeliveries.find(({ platform }) => platform === question.place.platform);
    const answer = kept.find((one) => one.id === id);
    const name = JSON.stringify([id, question.person]);
    if (redelivery === undefined || answer === undefined || told.has(name)) continue;
    told.add(name);
    isSoon = !(await tell(question, answer, redelivery, dependencies)) || isSoon;
  }
  return isSoon;
}

/** @returns whether it isn't too early */
async function tell(
  question: AnsweredQuestion['question'],
  answer: KeptAnswer,
  redelivery: Redelivery,
  dependencies: TellingAskersDependencies,
): Promise<boolean> {
  const { store, callStore, sealer, questionId, receive } = dependencies;
  let waiting: WaitingAsker;
  try {
    waiting = unsealAsker(sealer, question);
  } catch {
    // Under a key that is gone: nobody knows any more whom to tell.
    await callStore('settle', () => store.answeredGaps.settle(question.person, answer.id), undefined);
    return true;
  }
  const { asker, place, address } = waiting;
  if (!isShelved(answer, place, dependencies)) return false;
  const request: Request = {
    event: `answered:${questionId(JSON.stringify([answer.id, question.person]))}`,
    asker: { ...asker, name: '', isAdmin: false },
    place,
    action: { kind: 'tell-asker', kept: answer.id, question: question.id },
  };
  await receive(request, redelivery.deliverTo(address), { acknowledge: async () => {}, address });
  return true;
}

/** Whether this process has the answer to quote it from, or won't have it. */
function isShelved(
  answer: KeptAnswer,
  place: Place,
  { answers, clock }: Pick<TellingAskersDependencies, 'answers' | 'clock'>,
): boolean {
  if (!mayBeQuotedIn(place, answer) || clock.now() - answer.changedAt > SHELVING_TIME) return true;
  return answers.visibleIn(place)?.article(keptArticleId(answer.id)) != null;
}
