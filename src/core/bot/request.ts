import { collapseSpaces, wordsOf } from '../index/words.ts';
import type { KeptFor } from '../ports/kept-answers.ts';
import type { Place } from '../ports/place.ts';
import { WORDINGS } from './wording/wording-for.ts';

/** Who asks. The name is shown when they share an answer; it is neither stored nor logged. */
export interface Asker {
  /** The platform's id of the person. */
  readonly id: string;
  readonly name: string;
  /** Whether the platform says that they administer the place where they ask. */
  readonly isAdmin: boolean;
  /** Their language, as a BCP 47 tag; `null` when the platform doesn't say. */
  readonly locale: string | null;
  /** The platform's ids of the roles that they have there; absent where there are none. */
  readonly roles?: readonly string[];
}

/**
 * How a question was put: by slash command, by mentioning the bot, in a direct message, in a thread that the bot is in or in reply to
 * one of its messages (both without a mention), in a channel of nobody in particular, or with the command on a message.
 */
export type Way = 'command' | 'mention' | 'direct' | 'thread' | 'reply' | 'channel' | 'message';

/** Whether everybody in the place reads along when somebody asks in this way. */
export function isPublicWay(way: Way): boolean {
  return way === 'mention' || way === 'thread' || way === 'reply' || way === 'channel';
}

/** Whether nobody asked the bot: it found the question itself, so that it says nothing but an answer. */
export function isUnasked({ action }: Pick<Request, 'action'>): boolean {
  return action.kind === 'ask' && action.way === 'channel';
}

/** Whether the bot begins: nobody waits for it, so that an apology would be chatter. */
export function isNotice({ action }: Pick<Request, 'action'>): boolean {
  return action.kind === 'tell-author' || action.kind === 'tell-asker';
}

export const BOT_COMMANDS = ['help', 'sources', 'gaps', 'privacy', 'settings'] as const;

export type BotCommand = (typeof BOT_COMMANDS)[number];

export type Action =
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly way: Way;
      /** The previous question, where the adapter knows it better than the bot. */
      readonly previous?: string;
      /** The id of the article that was quoted first for that question, where the adapter knows it. */
      readonly quoted?: string;
    }
  | {
      readonly kind: 'press';
      /** The control's state, as it came back: not trusted. */
      readonly control: string;
      /** The question that the message with the control restates; `null` where the platform doesn't send the message. */
      readonly question: string | null;
      /** The input of the control's form. */
      readonly reason: string | null;
      /** The platform's id of the message with the control, where it sends one. */
      readonly message?: string;
    }
  | { readonly kind: 'help' | 'sources' | 'privacy' | 'forget' }
  | {
      /** The bot is to leave the thread. */
      readonly kind: 'leave';
      /** The languages that this may have been said in, as BCP 47 tags. */
      readonly languages: readonly string[];
    }
  | {
      /** To see a passage between its neighbours. */
      readonly kind: 'context';
      /** The id of its article. */
      readonly article: string;
      /** Its number, from 1. */
      readonly passage: number;
    }
  | {
      readonly kind: 'gaps';
      /** How many days back. */
      readonly days: number;
      /** How they were asked for; absent: by command. */
      readonly way?: Way;
    }
  | {
      /** To keep a message as an answer, as it was decided in the form. */
      readonly kind: 'keep';
      /** The id of its draft, as it came back: not trusted. */
      readonly draft: string;
      /** Which of its paragraphs, by their places from 0. */
      readonly pieces: readonly number[];
      /** What it answers, a question a line. */
      readonly questions: string;
      /** The name of its author, where the form asks for it. */
      readonly author: string | null;
      readonly audience: KeptFor;
      /** Its last day: 2026-03-01. `null` or empty: it has no end. */
      readonly until: string | null;
    }
  | {
      /** To tell whoever wrote a message that it was kept. */
      readonly kind: 'tell-author';
      readonly kept: string;
      /** The name of who kept it. */
      readonly by: string;
    }
  | {
      /** To tell whoever asked and got nothing that an answer was kept. */
      readonly kind: 'tell-asker';
      readonly kept: string;
      /** The id of what they asked. */
      readonly question: string;
    }
  | {
      readonly kind: 'settings';
      /** What to change, in words: "answers public", "listens off", "articles kursk gas", "reset"; empty to show them. */
      readonly change: string;
    };

/** One thing that somebody wants from the bot. */
export interface Request {
  /** The platform's id of the event, the same at each delivery; `null` where nothing is delivered twice. */
  readonly event: string | null;
  readonly asker: Asker;
  readonly place: Place;
  readonly action: Action;
  /** Where whoever asks is told later that there is an answer; absent where they can't be. */
  readonly later?: Later;
}

/** Where somebody is told something later, when nobody waits for it any more. */
export interface Later {
  readonly place: Place;
  /** As a text from which the adapter makes a delivery. What it can't deliver there, it sends nowhere else. */
  readonly address: string;
}

/** How many days of gaps are listed by default. */
export const GAP_DAYS = 30;

/** "gaps", "gaps 90d". */
const GAPS = /^gaps(?: (?<days>\d{1,4}) ?d(?:ays?)?)?$/u;
const SETTINGS = /^settings(?: (?<change>(?:answers|listens|articles|controls|reset)\b.*))?$/su;
const FORGET = /^forget(?: me)?$/u;

/** What may stand around a command: whom it calls, emoji, punctuation. “@Kursk, help!” */
const CALL = /^@[\p{L}\p{N}_-]+/u;
const FIRST_TO_LAST_WORD = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;

/** Reads the text after the slash command, or a message: as one of the bot's commands, otherwise as a question. */
export function readCommand(text: string, way: Way): Action {
  const asked = { kind: 'ask', question: text, way } as const;
  // What people write to each other is no command.
  return way === 'channel' ? asked : (readOwnCommand(text, way) ?? asked);
}

function readOwnCommand(text: string, way: Way): Exclude<Action, { kind: 'ask' }> | null {
  const [typed = ''] = FIRST_TO_LAST_WORD.exec(collapseSpaces(text.trim()).replace(CALL, '')) ?? [];
  const lower = typed.toLowerCase();
  // In a thread, nothing is asked of the bot by a message without words, such as a file.
  const isCalled = way !== 'thread' && way !== 'reply';
  if (lower === 'help' || (text.trim() === '' && isCalled)) return { kind: 'help' };
  if (lower === 'sources' || lower === 'privacy') return { kind: lower };
  if (FORGET.test(lower)) return { kind: 'forget' };
  const gaps = GAPS.exec(lower);
  if (gaps !== null) return { kind: 'gaps', days: Number(gaps.groups?.days ?? GAP_DAYS), way };
  const settings = SETTINGS.exec(lower);
  // Not in lower case: ids of articles may have capitals.
  if (settings !== null) return { kind: 'settings', change: typed.slice('settings '.length) };
  return readLeave(lower, way);
}

/** Whether a text asks the bot, which it mentions, to leave; in any of its languages. */
function readLeave(text: string, way: Way): Extract<Action, { kind: 'leave' }> | null {
  if (way !== 'mention') return null;
  const said = wordsOf(text)
    .map(({ surface }) => surface)
    .join(' ');
  const languages = [...WORDINGS].flatMap(([language, { leave }]) =>
    leave.asked.includes(said) ? [language] : [],
  );
  return languages.length === 0 ? null : { kind: 'leave', languages };
}
