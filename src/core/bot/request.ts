import { collapseSpaces } from '../index/words.ts';
import type { Place } from '../ports/place.ts';

/** Who asks. The name is shown where they share something; it is neither kept nor logged. */
export interface Asker {
  /** The platform's id of the person. */
  readonly id: string;
  readonly name: string;
  /** Whether the platform says that they may change things where they ask. */
  readonly isAdmin: boolean;
  /** The language they use, as a BCP 47 tag; `null` when the platform doesn't tell. */
  readonly locale: string | null;
}

/**
 * How a question was put: as a command, by naming the bot, in a direct message, in a thread the bot is in without naming it, or by
 * pointing at a message.
 */
export type Way = 'command' | 'mention' | 'direct' | 'thread' | 'message';

export const BOT_COMMANDS = ['help', 'sources', 'gaps', 'privacy', 'settings'] as const;

export type BotCommand = (typeof BOT_COMMANDS)[number];

export type Action =
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly way: Way;
      /** The question asked before, where the adapter knows it better than the bot's memory of the conversation. */
      readonly previous?: string;
    }
  | {
      readonly kind: 'press';
      /** What the control carries, as it came back. Not trusted. */
      readonly control: string;
      /** The question that the message with the control restates, where the platform tells. */
      readonly question: string | null;
      /** What was written into the control's form. */
      readonly reason: string | null;
    }
  | { readonly kind: 'help' | 'sources' | 'privacy' | 'forget' }
  | {
      readonly kind: 'gaps';
      /** How many days back. */
      readonly days: number;
    }
  | {
      readonly kind: 'settings';
      /** What to change, in words: "answers public", "listens off", "articles kursk gas", "reset"; empty to show them. */
      readonly change: string;
    };

/** One thing that somebody wants of the bot. */
export interface Request {
  /** What the platform calls the event, the same at each delivery; `null` where nothing is delivered twice. */
  readonly event: string | null;
  readonly asker: Asker;
  readonly place: Place;
  readonly action: Action;
}

/** How many days back gaps are listed unless somebody says otherwise. */
export const GAP_DAYS = 30;

/** "gaps", "gaps 90d". */
const GAPS = /^gaps(?: (?<days>\d{1,4}) ?d(?:ays?)?)?$/u;
const SETTINGS = /^settings(?: (?<change>(?:answers|listens|articles|controls|reset)\b.*))?$/su;
const FORGET = /^forget(?: me)?$/u;

/** What is meant by the text after a command's name, or by a message: one of the bot's own commands, or a question put this way. */
export function readCommand(text: string, way: Way): Action {
  const typed = collapseSpaces(text.trim());
  const lower = typed.toLowerCase();
  if (lower === 'help' || lower === '') return { kind: 'help' };
  if (lower === 'sources' || lower === 'privacy') return { kind: lower };
  if (FORGET.test(lower)) return { kind: 'forget' };
  const gaps = GAPS.exec(lower);
  if (gaps !== null) return { kind: 'gaps', days: Number(gaps.groups?.days ?? GAP_DAYS) };
  const settings = SETTINGS.exec(lower);
  // Ids of articles may have capitals.
  if (settings !== null) return { kind: 'settings', change: typed.slice('settings '.length) };
  return { kind: 'ask', question: text, way };
}
