import { z } from 'zod';
import { ASIDE, BOLD, unescapeMarkdown } from '../rendering/markdown.ts';

/** A component, as far as it or its children hold text. */
export interface ShownComponent {
  readonly type: number;
  readonly content?: string | undefined;
  readonly components?: readonly ShownComponent[] | undefined;
}

/** Discord nests them three deep. What is below isn't read: it might be too deep to be. */
const DEPTH = 5;

function componentSchema(depth: number): z.ZodType<ShownComponent, ShownComponent> {
  const component = z.object({ type: z.number(), content: z.string().optional() });
  if (depth === 1) return component;
  return component.extend({
    components: z
      .array(componentSchema(depth - 1))
      .readonly()
      .optional(),
  });
}

/** A message that people see, as far as the bot reads it. */
export const shownMessageSchema = z.object({
  content: z.string(),
  components: z.array(componentSchema(DEPTH)).readonly().optional(),
});

export type ShownMessage = z.infer<typeof shownMessageSchema>;

/** All text of a message, a line a text. */
export function textIn({ content, components = [] }: ShownMessage): string {
  return [content, ...components.flatMap(textsOf)].filter((text) => text !== '').join('\n');
}

function textsOf({ content, components = [] }: ShownComponent): readonly string[] {
  return [...(content === undefined ? [] : [content]), ...components.flatMap(textsOf)];
}

/** What a reply says first: the question. */
const QUESTION = /^\*\*(?<question>.+)\*\*$/u;
/** What follows it in small print, in whichever language: how a follow-up was read. */
const INTERPRETATION = /[“„«]\s*(?<reading>.+?)\s*[”“»]$/u;

/** The question that a reply of the bot's restates, as it was asked; `null` when it has none. */
export function restatedQuestion(message: ShownMessage): string | null {
  return questionIn(message)?.question ?? null;
}

/** The question that a reply of the bot's answers, as it was read there; `null` when it has none. */
export function interpretedQuestion(message: ShownMessage): string | null {
  const found = questionIn(message);
  if (found === null) return null;
  return INTERPRETATION.exec(found.aside ?? '')?.groups?.reading ?? found.question;
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
    question: unescapeMarkdown(line.slice(BOLD.length, -BOLD.length)),
    aside: next?.startsWith(ASIDE) ? unescapeMarkdown(next.slice(ASIDE.length)) : null,
  };
}
