import type { Answer, Quote } from '../answering/answer.ts';
import type { ControlKind } from '../ports/control-kinds.ts';
import type { Audience } from '../ports/place.ts';
import { citationOf } from './citation.ts';
import { citationAround, type QuoteInPlace, runningText, withoutNeighbours } from './passages-around.ts';
import type { Request } from './request.ts';
import type { Wording } from './wording/wording.ts';

/** One part of a reply, in the order shown. Any text may contain what people wrote: the adapter escapes it. */
export type Part =
  /** The question, as it was asked. */
  | { readonly kind: 'question'; readonly text: string }
  /** Which question of a message with several the parts below it are for, as it was asked. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Who shared the quotes below: named, never pinged. `text` says so in words. */
  | {
      readonly kind: 'shared';
      readonly by: { readonly id: string; readonly name: string };
      readonly text: string;
    }
  /** The bot's own words. */
  | { readonly kind: 'note'; readonly text: string }
  /** The bot's own words, which may be in small print. */
  | { readonly kind: 'aside'; readonly text: string }
  | {
      readonly kind: 'quote';
      readonly quote: Quote;
      /** From 1, unique in a reply. If there isn't room for all quotes, the highest rank is left out first. */
      readonly rank: number;
    }
  /** A quote where it stands, as one running text with one citation. */
  | ({ readonly kind: 'context' } & QuoteInPlace)
  | {
      readonly kind: 'list';
      readonly items: readonly ListItem[];
      /** Each item is a question that can be asked; absent: none is. */
      readonly areQuestions?: true;
    };

export interface ListItem {
  readonly text: string;
  readonly detail: string | null;
  readonly link: string | null;
}

/** A form that a control opens before its press is handled. */
export interface Form {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** The longest input, in UTF-16 units. It may be left empty. */
  readonly maxLength: number;
}

/** A button under a reply. */
export interface ReplyControl {
  readonly kind: ControlKind;
  readonly label: string;
  /** The control's state, which comes back when it is pressed: at most 100 characters of base64url. */
  readonly sealed: string;
  /** The rank of the quote it belongs to; `null` when it belongs to the whole reply. */
  readonly rank: number | null;
  /** Opened when it is pressed; its input comes back as the reason. `null`: no form. */
  readonly form: Form | null;
}

/** What became of a request. */
export type Outcome =
  | Answer['status']
  /** A control or command did what it says. */
  | 'shown'
  /** It was done before, and is done once. */
  | 'repeated'
  /** A control that is forged, from another channel, outdated, or about something that is gone; or something not allowed. */
  | 'refused'
  /** Over a rate limit. */
  | 'limited'
  /** The queue was full. */
  | 'busy'
  /** The time limit was exceeded. */
  | 'late'
  /** A fault of the bot, or of the store where it was needed. */
  | 'failed';

/** What the bot says. An adapter renders it for its platform, and adds nothing. */
export interface Reply {
  readonly outcome: Outcome;
  /**
   * Who may see it. `asker`: nobody else, wherever the platform can hide it. Where it can't, as in reply to a mention, only
   * apologies, notices and the output of commands are for the asker: they tell the others nothing.
   */
  readonly audience: Audience;
  /** At least one. */
  readonly parts: readonly Part[];
  /** All of the parts as plain text, for screen readers, notifications and terminals; never empty. */
  readonly text: string;
  readonly controls: readonly ReplyControl[];
  /** The answer that the reply shows; `null` when it isn't a reply to a question. */
  readonly answer: Answer | null;
  /** The message whose control was pressed is to be deleted. */
  readonly deletesPressed?: true;
}

/** From a request to its reply; `null`: say nothing. */
export type Respond = (request: Request) => Promise<Reply | null>;

/** A reply with these parts and their plain text; unless the details say otherwise, for the asker alone and without controls. */
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

/** A reply of one note, for the asker alone. */
export function noteOf(text: string, outcome: Outcome = 'shown'): Reply {
  return replyOf([{ kind: 'note', text }], { outcome });
}

type QuotePart = Extract<Part, { kind: 'quote' }>;

/** The question restated; no part where there is none. */
export function questionParts(question: string | null): Part[] {
  const text = question?.trim() ?? '';
  return text === '' ? [] : [{ kind: 'question', text }];
}

/** Questions that can be asked. */
export function questionList(questions: readonly string[]): Part {
  const items = questions.map((text) => ({ text, detail: null, link: null }));
  return { kind: 'list', items, areQuestions: true };
}

/** Quotes as parts of a reply, best first. */
export function quoteParts(quotes: readonly Quote[]): QuotePart[] {
  return quotes.map((quote, place) => ({ kind: 'quote', quote, rank: place + 1 }));
}

/** All parts as plain text. */
export function plainText(parts: readonly Part[]): string {
  return joinParts(parts, textOfPart);
}

function textOfPart(part: Part): string {
  switch (part.kind) {
    case 'quote':
      return joinLines(part.quote.text, `— ${citationOf(part.quote)}`, part.quote.link);
    case 'context':
      return joinLines(runningText(part).text, `— ${citationAround(part)}`, part.quote.link);
    case 'list':
      return part.items.map(textOfItem).join('\n');
    case 'question':
    case 'heading':
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

/** Parts joined to one text: with a blank line between them, but none between two notes. */
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
 * Leaves out quotes until the platform can show the reply: first the neighbours of a quote in its place, then whole quotes, the
 * highest rank first, and says how many. The last quote goes too if it must; what doesn't fit even then stays, for the adapter to decide.
 *
 * @param fits whether the platform can show the reply
 */
export function fitReply(reply: Reply, words: Wording, fits: (reply: Reply) => boolean): Reply {
  const ranks = reply.parts
    .flatMap((part) => (part.kind === 'quote' ? [part.rank] : []))
    .sort((a, b) => b - a);
  let fitting = fits(reply) ? reply : withoutSurroundings(reply);
  for (const [place, rank] of ranks.entries()) {
    if (fits(fitting)) break;
    fitting = withoutQuotesFrom(reply, rank, words.leftOut(place + 1));
  }
  return fitting;
}

function withoutSurroundings(reply: Reply): Reply {
  const parts = reply.parts.map((part): Part => {
    return part.kind === 'context' ? { kind: 'context', ...withoutNeighbours(part) } : part;
  });
  return replyOf(parts, reply);
}

/** Without the quotes from this rank on, and without their controls. */
function withoutQuotesFrom(reply: Reply, rank: number, leftOut: string): Reply {
  const parts = reply.parts.filter((part) => part.kind !== 'quote' || part.rank < rank);
  const controls = reply.controls.filter((control) => control.rank === null || control.rank < rank);
  const aside: Part = { kind: 'aside', text: leftOut };
  return replyOf([...parts, aside], { ...reply, controls });
}
