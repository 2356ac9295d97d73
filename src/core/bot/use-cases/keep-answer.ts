import type { KeptAnswer } from '../../ports/kept-answers.ts';
import type { BotContext, Turn } from '../context.ts';
import { MAX_ANSWERS } from '../kept/limits.ts';
import { MAX_AUTHOR_NAME, mayKeep, sealMessage, unsealMessage } from '../kept/prepare-keeping.ts';
import { endOf, isToCome, questionsIn } from '../kept/typed-decision.ts';
import { noteOf, type Reply, replyOf } from '../reply.ts';
import type { Action } from '../request.ts';
import { createControl } from './reply-controls.ts';

/** Keeps a message as an answer, as somebody has decided in the form. What is quoted are whole paragraphs of the draft. */
export async function keepAnswer(
  turn: Turn,
  context: BotContext,
  { draft: id, audience, ...decided }: Extract<Action, { kind: 'keep' }>,
): Promise<Reply> {
  const { asker, person, place, words } = turn;
  const { store, callStore, sealer, settings, clock, observe } = context;
  const refuse = (why: keyof typeof words.kept.refused) => noteOf(words.kept.refused[why], 'refused');
  if (!mayKeep(asker, place, settings)) return refuse('keepers');
  const draft = await callStore(
    'find draft',
    async () => (await store.keptAnswers.findDraft(id)) ?? 'gone',
    null,
  );
  if (draft === null) return noteOf(words.cannotNow, 'failed');
  // Whoever opened the form is who submits it.
  if (draft === 'gone' || draft.keeper !== person) return refuse('gone');
  const message = unsealMessage(sealer, id, draft.sealed);
  const pieces = message.pieces.filter((_, place) => decided.pieces.includes(place));
  if (pieces.length === 0) return refuse('empty');
  const expiresAt = endOf(decided.until);
  if (!isToCome(expiresAt, clock.now())) return refuse('date');
  const author = message.author || decided.author?.trim().slice(0, MAX_AUTHOR_NAME) || words.kept.somebody;
  const sealed = sealMessage(sealer, id, {
    ...message,
    author,
    pieces,
    questions: questionsIn(decided.questions),
  });
  const decision = { id, audience, keeper: person, sealed, sealedAddress: draft.sealedAddress, expiresAt };
  const outcome = await callStore('keep answer', () => store.keptAnswers.keep(decision, MAX_ANSWERS), null);
  if (outcome === null) return noteOf(words.cannotNow, 'failed');
  if (outcome !== 'kept') return refuse(outcome);
  observe({ kind: 'kept-answer', change: 'kept', id, place, person, audience });
  return replyOf([{ kind: 'note', text: words.kept.done[audience] }], {
    controls: [withdrawControl(turn, context, id)],
  });
}

/** Tells the author of a message that it was kept, and has them withdraw it with one tap. `null`: it is gone meanwhile. */
export async function tellAuthor(
  turn: Turn,
  context: BotContext,
  { kept: id, by }: Extract<Action, { kind: 'tell-author' }>,
): Promise<Reply | null> {
  const { store, sealer } = context;
  const answer = await store.keptAnswers.find(id);
  if (answer === null) return null;
  const { pieces, url } = unsealMessage(sealer, id, answer.sealed);
  const items = pieces.map((text, place) => ({ text, detail: null, link: place === 0 ? url : null }));
  // Whoever can't be reached isn't tried again: the log says so.
  await store.keptAnswers.markTold(id);
  return replyOf(
    [
      { kind: 'note', text: turn.words.kept.told(by) },
      { kind: 'list', items },
      { kind: 'aside', text: turn.words.kept.mayWithdraw },
    ],
    { controls: [withdrawControl(turn, context, id)] },
  );
}

/** *Withdraw*: for whoever wrote it or kept it, and for admins. Nothing of it is left. */
export async function withdrawAnswer(turn: Turn, context: BotContext, id: string | null): Promise<Reply> {
  const { asker, person, place, words } = turn;
  const { store, callStore, observe } = context;
  const found = await callStore(
    'find answer',
    async () => (id && (await store.keptAnswers.find(id))) || 'gone',
    null,
  );
  if (found === null) return noteOf(words.cannotNow, 'failed');
  if (found === 'gone') return noteOf(words.kept.withdrawn, 'repeated');
  if (!isTheirs(found, person) && !(asker.isAdmin && found.workspace === place.workspace))
    return noteOf(words.adminsOnly, 'refused');
  const isDone = await callStore('withdraw answer', () => store.keptAnswers.withdraw(found.id), null);
  if (isDone === null) return noteOf(words.cannotNow, 'failed');
  observe({
    kind: 'kept-answer',
    change: 'withdrawn',
    id: found.id,
    place,
    person,
    audience: found.audience,
  });
  return noteOf(words.kept.withdrawn);
}

function isTheirs({ author, keeper }: KeptAnswer, person: string): boolean {
  return person === author || person === keeper;
}

function withdrawControl(turn: Turn, context: BotContext, id: string) {
  return createControl('withdraw', turn, context, { question: id, audience: 'asker', isUnsure: false });
}
