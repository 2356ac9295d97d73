import type { InvalidReason } from '../../answering/answer.ts';
import type { ControlKind } from '../../ports/control-kinds.ts';
import type { KeepOutcome, KeptFor } from '../../ports/kept-answers.ts';
import type { KeepRefusal } from '../kept/prepare-keeping.ts';
import type { BotCommand } from '../request.ts';
import type { SmallTalk } from '../small-talk.ts';

/** Everything the bot says, in one language. A `count` is at least 0. */
export interface Wording {
  readonly notInCorpus: string;
  readonly nearest: string;
  /** Introduces articles, where nothing is near to the question. */
  readonly holds: string;
  /** Introduces questions that the articles answer, after one that they don't. */
  readonly askInstead: string;
  /** In front of quotes that the bot isn't sure of. */
  readonly unsure: string;
  /** The question seems to be in another language than the articles. @param languages theirs, as BCP 47 tags; at least one */
  readonly otherLanguage: (languages: readonly string[]) => string;
  readonly invalid: Readonly<Record<InvalidReason, string>>;
  /** How a follow-up was rewritten. */
  readonly readAs: (question: string) => string;
  /** How many quotes were left out because the platform has no room for them. */
  readonly leftOut: (count: number) => string;

  /** Labels. The number is that of the passage of the control's quote; `null` where it belongs to none. */
  readonly controls: Readonly<Record<ControlKind, (number: number | null) => string>>;
  readonly reasonForm: { readonly title: string; readonly label: string; readonly submit: string };
  readonly brokenSeal: Readonly<Record<'foreign' | 'outdated', string>>;
  /** A quote's article was changed or removed. */
  readonly changedSince: string;
  readonly more: string;
  readonly andMore: (count: number) => string;
  readonly sharedBy: (name: string) => string;
  /** In answer to another press, to whoever shared it. */
  readonly alreadyShared: string;
  /** In answer to another press, soon after, of what shows something. */
  readonly alreadyShown: string;
  readonly thanks: Readonly<Record<'up' | 'down' | 'gap', string>>;
  /** In answer to feedback that was given before. */
  readonly alreadyNoted: string;
  /** Feedback on an answer that is no longer stored. */
  readonly tooLateForFeedback: string;

  readonly failed: string;
  readonly tookTooLong: string;
  readonly busy: string;
  readonly limited: (seconds: number) => string;
  readonly off: string;
  readonly leave: {
    /** What people say, to a bot that they mention, for it to leave a thread. In lower case, without punctuation. */
    readonly asked: readonly string[];
    /** In answer, once. */
    readonly left: string;
  };

  /** Where the bot answers what is asked of nobody in particular. */
  readonly helpChannel: {
    /** Under the question: why it is answered, and what can be done about it. */
    readonly unasked: string;
    readonly removed: string;
    /** To somebody else who wants to remove it. */
    readonly notYours: string;
    /** To the admins, in the channel, after the second removal in a day. */
    readonly stayOrStop: string;
    readonly stays: string;
    readonly stops: string;
    /** What is read there, for `privacy`. */
    readonly reads: string;
    /** The same for `help`. */
    readonly answers: string;
  };

  /** Of a control that the channel's admins don't want. */
  readonly controlOff: string;
  /** The store is down, and is needed for this. */
  readonly cannotNow: string;
  readonly adminsOnly: string;

  /** A friendly sentence in return. */
  readonly smallTalk: Readonly<Record<SmallTalk, string>>;
  /** Introduces questions, after a sentence. */
  readonly youCouldAsk: string;

  readonly help: {
    readonly intro: string;
    readonly ask: string;
    /** What the platform's command to ask does, after its name. */
    readonly askCommand: string;
    readonly commands: Readonly<Record<BotCommand, string>>;
  };
  readonly sources: { readonly intro: string; readonly passages: (count: number) => string };
  readonly gaps: {
    readonly none: (days: number) => string;
    readonly intro: (days: number) => string;
    readonly asked: (count: number, lastDay: string) => string;
    readonly down: (count: number) => string;
    readonly missing: (count: number) => string;
    readonly nearest: (place: string) => string;
    /** How one is answered. */
    readonly how: string;
  };
  readonly privacy: {
    /** @param days how long questions are stored; 0: they aren't */
    readonly kept: (days: number) => readonly string[];
    readonly forgetHint: string;
    /** The same on the web, where a browser is known until it is closed. */
    readonly forgetHintOnWeb: string;
    readonly forgotten: (count: number) => string;
  };
  readonly settings: {
    readonly intro: string;
    readonly names: Readonly<Record<'answers' | 'listens' | 'articles' | 'controls', string>>;
    readonly values: Readonly<
      Record<'private' | 'public' | 'all' | 'questions' | 'mentions' | 'off', string>
    >;
    /** In place of `questions` where the bot waits for the admins to say whether it is to stay. */
    readonly paused: string;
    /** The operator doesn't let the bot see what is written in channels. */
    readonly noHelpChannels: string;
    readonly everything: string;
    readonly saved: string;
    readonly usage: string;
    readonly unknown: (word: string) => string;
  };
  readonly kept: {
    /** In the help of those who may. */
    readonly how: string;
    readonly form: {
      readonly title: string;
      readonly submit: string;
      readonly message: string;
      readonly pieces: string;
      readonly piece: (number: number) => string;
      readonly questions: string;
      readonly author: string;
      readonly audience: string;
      readonly audiences: Readonly<Record<KeptFor, string>>;
      readonly until: string;
    };
    readonly done: Readonly<Record<KeptFor, string>>;
    /** In place of a name that isn't known. */
    readonly somebody: string;
    /** To the author of a message, in front of it. @param by who kept it */
    readonly told: (by: string) => string;
    readonly mayWithdraw: string;
    readonly withdrawn: string;
    readonly refused: Readonly<Record<KeepRefusal | Exclude<KeepOutcome, 'kept'> | 'date', string>>;
  };
  /** To people who asked and got nothing. */
  readonly waiting: {
    /** Under what they got instead of an answer. */
    readonly promise: string;
    /** In front of the answer, once there is one. */
    readonly answered: string;
    /** In its place, where it may not be quoted. */
    readonly answeredThere: string;
    /** Names the link to the answer. */
    readonly message: string;
    readonly declined: string;
    /** To somebody else who presses the control. */
    readonly notYours: string;
    /** For `privacy`. */
    readonly stored: string;
  };
  readonly delivery: {
    /** Introduces a direct message, because the platform takes no reply where the question was asked. */
    readonly elsewhere: string;
    /** Introduces a direct message, because it no longer accepts the reply where the question was asked. */
    readonly tooLate: string;
    /** Somebody stopped an answer that was on its way. */
    readonly stopped: string;
  };
  readonly slack: {
    /** Introduces a direct message, because the bot can't write where the question was asked. */
    readonly keptOut: string;
    /** The bot has no valid token for the workspace. */
    readonly notInstalled: string;
    readonly askForm: {
      readonly title: string;
      readonly submit: string;
      readonly close: string;
      readonly question: string;
      readonly suggestion: string;
      readonly choose: string;
      readonly nothing: string;
    };
    readonly home: {
      readonly ask: string;
      readonly articles: string;
      readonly suggested: string;
      readonly recent: string;
    };
  };
  readonly chat: {
    readonly help: string;
    readonly forgotten: string;
    readonly unknown: (command: string) => string;
  };
}

/** A word's plural forms, by the plural categories of Unicode CLDR. `other` stands in for those left out. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Lists the names of languages, in a language: “English and German”. */
export function languagesIn(language: string): (tags: readonly string[]) => string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const list = new Intl.ListFormat(language);
  return (tags) => list.format(tags.map((tag) => names.of(tag) ?? tag));
}

/** Puts a number before the right form of a word, by a language's plural rules. */
export function countedIn(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => `${count} ${forms[rules.select(count)] ?? forms.other}`;
}
