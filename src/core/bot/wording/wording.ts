import type { InvalidReason } from '../../answering/answer.ts';
import type { ControlKind } from '../../ports/channel-settings.ts';
import type { BotCommand } from '../request.ts';

/** All words that people who ask get to read, in one language. Whole sentences; `count`s are at least 0. */
export interface Wording {
  readonly notInCorpus: string;
  readonly nearest: string;
  readonly invalid: Readonly<Record<InvalidReason, string>>;
  /** How a follow-up was understood. */
  readonly readAs: (question: string) => string;
  readonly citation: (title: string, passage: number) => string;
  /** So many quotes were left out, since the platform has no room for them. */
  readonly leftOut: (count: number) => string;

  /** With the number of the quote a control belongs to, from 1; `null` where there is one quote, or it belongs to none. */
  readonly controls: Readonly<Record<ControlKind, (number: number | null) => string>>;
  readonly reasonForm: { readonly title: string; readonly label: string; readonly submit: string };
  readonly brokenSeal: Readonly<Record<'foreign' | 'outdated', string>>;
  /** The article isn't there any more, or says something else. */
  readonly changedSince: string;
  readonly more: string;
  /** With the quote's citation. */
  readonly context: (place: string) => string;
  readonly andMore: (count: number) => string;
  readonly sharedBy: (name: string) => string;
  readonly thanks: Readonly<Record<'up' | 'down' | 'gap', string>>;
  /** What somebody thinks of an answer that is no longer kept. */
  readonly tooLateForFeedback: string;

  readonly failed: string;
  readonly tookTooLong: string;
  readonly busy: string;
  readonly limited: (seconds: number) => string;
  readonly off: string;
  /** The store is down, and it can't be done without. */
  readonly cannotNow: string;
  readonly adminsOnly: string;

  readonly help: {
    readonly intro: string;
    readonly ask: string;
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
  };
  readonly privacy: {
    /** For how many days questions are kept; 0: they aren't. */
    readonly kept: (days: number) => readonly string[];
    readonly forgetHint: string;
    readonly forgotten: (count: number) => string;
  };
  readonly settings: {
    readonly intro: string;
    readonly names: Readonly<Record<'answers' | 'listens' | 'articles' | 'controls', string>>;
    readonly values: Readonly<Record<'private' | 'public' | 'all' | 'mentions' | 'off', string>>;
    readonly everything: string;
    readonly saved: string;
    readonly usage: string;
    readonly unknown: (word: string) => string;
  };
  readonly slack: {
    /** Before a reply that goes directly to somebody, since the bot can't write where they asked. */
    readonly keptOut: string;
    /** Before a reply that goes directly to somebody, since Slack no longer takes it where they asked. */
    readonly tooLate: string;
    /** Of what somebody did and the bot couldn't look into. */
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

/** The forms a language has for counted things, by the plural categories of Unicode CLDR; `other` goes for those left out. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** A number with the form of the word that goes with it, in a language. */
export function countedIn(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => `${count} ${forms[rules.select(count)] ?? forms.other}`;
}
