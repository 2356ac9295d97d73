import { z } from 'zod';
import { ASIDE, BOLD, unescapeMarkdown } from '../rendering/markdown.ts';

/** The part of a component that holds text, its own or its children's. */
export interface ShownComponent {
  readonly type: number;
  readonly content?: string | undefined;
  readonly components?: readonly ShownComponent[] | undefined;
}

/** Discord nests components three deep. The limit keeps a malicious payload from exhausting the stack. */
const MAX_DEPTH = 5;

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

/** The part of a message that the bot reads. */
export const shownMessageSchema = z.object({
  content: z.string(),
  components: z.array(componentSchema(MAX_DEPTH)).readonly().optional(),
});

export type ShownMessage = z.infer<typeof shownMessageSchema>;

/** All texts of a message, one below the other. */
function textIn({ content, components = [] }: ShownMessage): string {
  return [content, ...components.flatMap(textsOf)].filter((text) => text !== '').join('\n');
}

function textsOf({ content, components = [] }: ShownComponent): readonly string[] {
  return [...(content === undefined ? [] : [content]), ...components.flatMap(textsOf)];
}

/** The first line of a reply: the question in bold. */
const QUESTION = /^\*\*(?<question>.+)\*\*$/u;
/** The small print below it, in any language: the question that a follow-up was read as, in quotation marks. */
const INTERPRETATION = /^[^“„«]*[“„«](?<reading>.+)[”“»]$/u;

/** The question that one of the bot's replies restates, as it was asked; `null` if there is none. */
export function restatedQuestion(message: ShownMessage): string | null {
  return questionIn(message)?.question ?? null;
}

/** The question that one of the bot's replies answers, as the bot read it; `null` if there is none. */
export function interpretedQuestion(message: ShownMessage): string | null {
  const found = questionIn(message);
  if (found === null) return null;
  return INTERPRETATION.exec(found.aside ?? '')?.groups?.reading?.trim() ?? found.question;
}

function questionIn(
  message: ShownMessage,
): { readonly question: string; readonly aside: string | null } | null {
  const lines = textIn(message)
    .split('\n')
    .filter((line) => line !== '');
  const index = lines.findIndex((line) => QUESTION.test(line));
  const line = lines[index];
  if (line === undefined) return null;
  const next = lines[index + 1];
  return {
    question: unescapeMarkdown(line.slice(BOLD.length, -BOLD.length)),
    aside: next?.startsWith(ASIDE) ? unescapeMarkdown(next.slice(ASIDE.length)) : null,
  };
}
