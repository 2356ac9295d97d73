import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { type KeptFor, type KeptMessage, sealOwnerOf } from '../../ports/kept-answers.ts';
import type { Place } from '../../ports/place.ts';
import type { TextSealer } from '../../ports/system.ts';
import type { BotContext, Turn } from '../context.ts';
import { toBase64url } from '../keyed-hash.ts';
import { noteOf, type Reply } from '../reply.ts';
import type { Asker } from '../request.ts';
import type { BotSettings } from '../settings.ts';
import { dayOf } from './typed-decision.ts';

/** A message that somebody wants to keep as an answer. */
export interface MessageToKeep {
  /** The platform's id of it, unique in its channel. */
  readonly id: string;
  /** As people see it. */
  readonly text: string;
  /** The name is `null` where the platform doesn't tell it. */
  readonly author: { readonly id: string; readonly name: string | null; readonly isBot: boolean };
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The question that it replies to, where the platform tells; else `null`. */
  readonly repliesTo: string | null;
  /** The channel that everybody who may read it is in. */
  readonly channel: string;
  /** Whether all of the workspace may read that channel. */
  readonly isPublic: boolean;
  /** Where its author is told, as a text from which the adapter makes a delivery. */
  readonly authorAddress: string;
}

/** The form in which somebody decides what is kept of a message. */
export interface KeepForm {
  /** Comes back when it is submitted: not trusted. */
  readonly draft: string;
  /** The paragraphs of the message, verbatim: each may be left out. */
  readonly pieces: readonly string[];
  /** What is known to be asked, to be changed; a question a line. */
  readonly questions: string;
  /** Whether the name of the author is to be filled in. */
  readonly asksForAuthor: boolean;
  /** Where it is quoted unless somebody chooses otherwise. */
  readonly audience: KeptFor;
}

/** A longer message belongs in a document. In UTF-16 units. */
export const MAX_KEPT_LENGTH = 3_000;

/** More paragraphs are kept or left out together. */
export const MAX_PIECES = 10;

/** The longest name of an author. In UTF-16 units. */
export const MAX_AUTHOR_NAME = 80;

/** As long as a form may be open. In milliseconds. */
const DRAFT_LASTS = 60 * 60_000;

/** How long before a message the question in its thread may have been asked. In milliseconds. */
const QUESTION_AGE = 7 * 24 * 60 * 60_000;

/** Whether somebody may keep messages of a channel as answers. */
export function mayKeep(
  { id, isAdmin, roles = [] }: Asker,
  { workspace, channel, parent }: Place,
  { keepers }: Pick<BotSettings, 'keepers'>,
): boolean {
  if (isAdmin || keepers.includes('everyone')) return true;
  return [id, channel, ...(parent === undefined ? [] : [parent]), ...roles].some(
    // Two workspaces may give the same id.
    (one) => keepers.includes(one) || keepers.includes(`${workspace}:${one}`),
  );
}

/** Stores a message as a draft for a while, and says what the form shows. A reply says why it can't be kept. */
export async function prepareKeeping(
  turn: Turn,
  context: BotContext,
  message: MessageToKeep,
  event: string | null,
): Promise<KeepForm | Reply> {
  const { asker, place, words, person } = turn;
  const pieces = piecesOf(message.text);
  const refusal = whyNot(turn, context, message, pieces);
  if (refusal !== null) return noteOf(words.kept.refused[refusal], 'refused');
  const { sealer, store, callStore, hashOf, sign } = context;
  const { platform, workspace } = place;
  const id = context.questionId(event);
  const audience = message.isPublic ? 'workspace' : 'channel';
  const isOwn = message.author.id === asker.id;
  const name = message.author.name ?? (isOwn ? asker.name : null);
  const draft = {
    id,
    message: toBase64url(sign(JSON.stringify(['message', platform, workspace, message.channel, message.id]))),
    platform,
    workspace: workspace ?? '',
    channel: message.channel,
    audience,
    author: hashOf(message.author.id, place),
    keeper: person,
    sealed: sealMessage(sealer, id, {
      ...{ author: name ?? '', url: message.url, questions: [], pieces },
      published: dayOf(message.at),
    }),
    // Nobody need be told of what they do themselves.
    sealedAddress: isOwn
      ? null
      : sealAddress(sealer, id, {
          person: message.author.id,
          address: message.authorAddress,
          by: asker.name,
        }),
  } as const;
  const isStored = await callStore(
    'draft answer',
    async () => {
      await store.keptAnswers.draft(draft, DRAFT_LASTS);
      return true;
    },
    false,
  );
  if (!isStored) return noteOf(words.cannotNow, 'failed');
  const questions = await questionBefore(turn, context, message);
  return { draft: id, pieces, questions, asksForAuthor: name === null, audience };
}

export type KeepRefusal = 'keepers' | 'bot' | 'elsewhere' | 'empty' | 'too-long';

function whyNot(
  { asker, place }: Turn,
  { settings }: BotContext,
  { author, text }: MessageToKeep,
  pieces: readonly string[],
): KeepRefusal | null {
  if (place.workspace === null || place.conversation === place.channel) return 'elsewhere';
  if (!mayKeep(asker, place, settings)) return 'keepers';
  if (author.isBot) return 'bot';
  if (pieces.length === 0) return 'empty';
  return text.length > MAX_KEPT_LENGTH ? 'too-long' : null;
}

/** The question that the message replies to, else the last that the bot was asked there for all to see. */
async function questionBefore(
  { place }: Turn,
  { store, callStore }: BotContext,
  { repliesTo }: MessageToKeep,
): Promise<string> {
  const isQuestion = repliesTo !== null && repliesTo.trim().length <= MAX_QUESTION_LENGTH;
  if (isQuestion) return repliesTo.trim();
  const find = () => store.questions.latestIn(place, null, QUESTION_AGE);
  return (await callStore('latest question', find, null))?.text ?? '';
}

/** The paragraphs of a message. From `MAX_PIECES` on, all that follows is one. */
export function piecesOf(text: string): readonly string[] {
  const paragraphs = text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const rest = paragraphs.slice(MAX_PIECES - 1);
  return rest.length <= 1 ? paragraphs : [...paragraphs.slice(0, MAX_PIECES - 1), rest.join('\n\n')];
}

export function sealMessage({ seal }: TextSealer, id: string, message: KeptMessage): string {
  return seal(JSON.stringify(message), sealOwnerOf(id, 'message'));
}

export function unsealMessage({ unseal }: TextSealer, id: string, sealed: string): KeptMessage {
  // Only this bot can have sealed it, so that its form needs no check.
  return JSON.parse(unseal(sealed, sealOwnerOf(id, 'message')));
}

/** Where and of what the author of a message is told. */
export interface AuthorAddress {
  /** The platform's id of the author. */
  readonly person: string;
  readonly address: string;
  /** The name of who keeps it. */
  readonly by: string;
}

export function sealAddress({ seal }: TextSealer, id: string, address: AuthorAddress): string {
  return seal(JSON.stringify(address), sealOwnerOf(id, 'address'));
}

export function unsealAddress({ unseal }: TextSealer, id: string, sealed: string): AuthorAddress {
  return JSON.parse(unseal(sealed, sealOwnerOf(id, 'address')));
}
