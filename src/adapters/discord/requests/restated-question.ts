import { type ShownMessage, textIn } from '../payloads/shown-message.ts';
import { ASIDE, BOLD, read } from '../rendering/inert.ts';

/** What a reply says first: the question. */
const QUESTION = /^\*\*(?<question>.+)\*\*$/u;
/** What follows it in small print, in whichever language: how a follow-up was read. */
const READING = /[“„«]\s*(?<reading>.+?)\s*[”“»]$/u;

/** The question that a reply of the bot's restates, as it was asked; `null` when it has none. */
export function restatedQuestion(message: ShownMessage): string | null {
  return questionIn(message)?.question ?? null;
}

/** The question that a reply of the bot's answers, as it was read there; `null` when it has none. */
export function readQuestion(message: ShownMessage): string | null {
  const found = questionIn(message);
  if (found === null) return null;
  return READING.exec(found.aside ?? '')?.groups?.reading ?? found.question;
}

function questionIn(
  message: ShownMessage,
): { readonly question: string; readonly aside: string | null } | null {
  const lines = textIn(message)
    .split('\n')
    .filter((line) => line !== '');
  const place = lines.findIndex((line) => QUESTION.test(line));
  const line = lines[place];
  if (line === undefined) return null;
  const next = lines[place + 1];
  return {
    question: read(line.slice(BOLD.length, -BOLD.length)),
    aside: next?.startsWith(ASIDE) ? read(next.slice(ASIDE.length)) : null,
  };
}
