import type { Answer, Quote } from '../answering/answer.ts';
import type { ControlKind } from '../ports/channel-settings.ts';
import type { Wording } from './wording/wording.ts';

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

/** A reply with these parts, its plain text made of them; for its asker alone, without controls, unless the details say otherwise. */
export function replyOf(parts: readonly Part[], details: Partial<Omit<Reply, 'parts' | 'text'>> = {}): Reply {
  return {
    outcome: 'shown',
    audience: 'asker',
    controls: [],
    answer: null,
    ...details,
    parts,
    text: plainText(parts),
  };
}

/** A reply that only says something, to its asker alone. */
export function noteOf(text: string, outcome: Outcome = 'shown'): Reply {
  return replyOf([{ kind: 'note', text }], { outcome });
}

/** A question restated; nothing where there is none to restate. */
export function questionParts(question: string | null): Part[] {
  const text = question?.trim() ?? '';
  return text === '' ? [] : [{ kind: 'question', text }];
}

/** Quotes as parts of a reply, best first. */
export function quoteParts(quotes: readonly Quote[], { citation }: Wording): Part[] {
  return quotes.map((quote, place) => ({
    kind: 'quote',
    quote,
    citation: citation(quote.article.title, quote.passage),
    rank: place + 1,
  }));
}

/** Parts as plain text that leaves nothing out. */
export function plainText(parts: readonly Part[]): string {
  return joinParts(parts, textOfPart);
}

function textOfPart(part: Part): string {
  switch (part.kind) {
    case 'quote':
      return joinLines(part.quote.text, `— ${part.citation}`, part.quote.link);
    case 'list':
      return part.items.map(textOfItem).join('\n');
    case 'question':
    case 'shared':
    case 'note':
    case 'aside':
      return part.text;
    default:
      return part satisfies never;
  }
}

function textOfItem({ text, detail, link }: ListItem): string {
  return `• ${joinLines(text, detail === null ? null : `  ${detail}`, link === null ? null : `  ${link}`)}`;
}

function joinLines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n');
}

/** Parts as one text: a blank line between two, but none between two notes. */
export function joinParts(parts: readonly Part[], textOf: (part: Part) => string): string {
  let text = '';
  for (const [place, part] of parts.entries()) {
    const isNoteAfterNote = part.kind === 'note' && parts[place - 1]?.kind === 'note';
    const gap = isNoteAfterNote ? '\n' : '\n\n';
    text += (place === 0 ? '' : gap) + textOf(part);
  }
  return text;
}

/**
 * A reply without the quotes that a platform has no room for: whole ones, the highest rank first, with a word on how many.
 * The last quote goes too if it must; what else doesn't fit stays, for the adapter to judge.
 *
 * @param fits whether the platform can show the reply; told the least at last
 */
export function fitReply(reply: Reply, words: Wording, fits: (reply: Reply) => boolean): Reply {
  const ranks = reply.parts
    .flatMap((part) => (part.kind === 'quote' ? [part.rank] : []))
    .sort((a, b) => b - a);
  let fitting = reply;
  for (const [place, rank] of ranks.entries()) {
    if (fits(fitting)) break;
    fitting = withoutQuotesFrom(reply, rank, words.leftOut(place + 1));
  }
  return fitting;
}

/** Without the quotes of this rank and above, and the controls that are about them. */
function withoutQuotesFrom(reply: Reply, rank: number, leftOut: string): Reply {
  const parts = reply.parts.filter((part) => part.kind !== 'quote' || part.rank < rank);
  const controls = reply.controls.filter((control) => control.rank === null || control.rank < rank);
  const aside: Part = { kind: 'aside', text: leftOut };
  return replyOf([...parts, aside], { ...reply, controls });
}
