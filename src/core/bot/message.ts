import { analyseQuestion, endsInQuestion, MAX_QUESTION_LENGTH } from '../answering/question.ts';

/** What a person sees in a message: plain words, without the platform's notation for emphasis, emoji, links and the like. */
export interface Message {
  /** What its author wrote. */
  readonly written: string;
  /** What comes with it, in the order shown. No text is empty. */
  readonly enclosed: readonly Enclosed[];
}

/** A part of a message that isn't its author's own words. */
export interface Enclosed {
  /** `attached`: a card that an app or a link brings. `title`: the name of a file, picture or page. */
  readonly kind: 'quoted' | 'forwarded' | 'attached' | 'title';
  readonly text: string;
}

/**
 * What a message asks: its author's own words. Where they have nothing to look up (“can you answer this?”), it is what they quote,
 * forward or attach; and titles only where there are no words at all.
 */
export function questionIn({ written, enclosed }: Message): string {
  if (isAboutSomething(written)) return lastQuestionIn(written);
  const texts = enclosed.filter(({ kind }) => kind !== 'title');
  if (texts.length > 0) return lastQuestionIn(textOf(texts));
  return written === '' ? lastQuestionIn(textOf(enclosed)) : written;
}

/** A part of a message, without blanks around it; none where nothing is left. */
export function partOf<Kind extends string>(
  kind: Kind,
  text: string | null | undefined,
): { readonly kind: Kind; readonly text: string }[] {
  const shown = text?.trim() ?? '';
  return shown === '' ? [] : [{ kind, text: shown }];
}

/** The parts of a message as one text. */
export function textOf(parts: readonly { readonly text: string }[]): string {
  return parts.map(({ text }) => text).join('\n');
}

/** Whether there is something to look up. Thanks and greetings are about nothing; what is too long is. */
export function isAboutSomething(text: string): boolean {
  const question = analyseQuestion(text);
  return typeof question === 'string' ? question === 'too-long' : question.terms.length > 0;
}

const SENTENCE_BREAK = /(?<=[.!?…])\s+|\n+/u;

/** The whole text, or the last question in one that is too long to be a question itself. */
function lastQuestionIn(text: string): string {
  if (text.trim().length <= MAX_QUESTION_LENGTH) return text;
  const sentences = text.split(SENTENCE_BREAK).map((sentence) => sentence.trim());
  return (
    sentences.findLast((sentence) => endsInQuestion(sentence) && sentence.length <= MAX_QUESTION_LENGTH) ??
    text
  );
}
