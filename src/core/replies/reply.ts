import type { Answer, Quote } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';

/** What a reply shows, in order. Every text may hold what somebody asked or wrote: an adapter makes it inert. */
export type Part =
  /** The question, as it was asked. */
  | { readonly kind: 'question'; readonly text: string }
  /** Who shared what follows: named, never pinged. `text` says so in words. */
  | {
      readonly kind: 'shared';
      readonly by: { readonly id: string; readonly name: string };
      readonly text: string;
    }
  /** Words of the bot's own. */
  | { readonly kind: 'note'; readonly text: string }
  /** Words of the bot's own that may be in small print. */
  | { readonly kind: 'aside'; readonly text: string }
  | {
      readonly kind: 'quote';
      readonly quote: Quote;
      /** Where it stands, in words. */
      readonly citation: string;
      /** From 1, each once in a reply. Where there isn't room for all, the highest goes first, as a whole. */
      readonly rank: number;
    }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly text: string;
  readonly detail: string | null;
  readonly link: string | null;
}

/** What to ask for before a control is pressed. */
export interface Form {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** Of what may be written, in UTF-16 units. It may be left empty. */
  readonly maxLength: number;
}

/** Something to press under a reply. */
export interface ReplyControl {
  readonly kind: ControlKind;
  readonly label: string;
  /** Travels within the control and comes back with it: at most 100 characters of base64url. */
  readonly sealed: string;
  /** The rank of the quote it is about; `null` when it is about all of the reply. */
  readonly rank: number | null;
  /** Shown when it is pressed; what is written there comes back as the reason. `null`: pressing is enough. */
  readonly form: Form | null;
}

/** What became of a request. */
export type Outcome =
  | Answer['status']
  /** A control, command or notice did what it says. */
  | 'shown'
  /** A control that is forged, foreign, outdated, or about what isn't there any more. */
  | 'refused'
  /** Asked too often. */
  | 'limited'
  /** There was too much to do. */
  | 'busy'
  /** It took too long. */
  | 'late'
  /** Something is wrong with the bot, or with a store that it couldn't do without. */
  | 'failed';

/** What the bot has to say. An adapter translates it and adds nothing. */
export interface Reply {
  readonly outcome: Outcome;
  /**
   * Who may see it. `asker`: nobody else, wherever the platform can hide it. Where it can't, as in reply to a mention, no more
   * is meant for the asker than an apology, a notice or a command's output, which tell the others nothing.
   */
  readonly audience: 'asker' | 'everyone';
  /** At least one. */
  readonly parts: readonly Part[];
  /** All of the parts as plain text, for screen readers, notifications and terminals; never empty. */
  readonly text: string;
  readonly controls: readonly ReplyControl[];
  /** What was found, where the reply is to a question. */
  readonly answer: Answer | null;
}
