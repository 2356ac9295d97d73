import { z } from 'zod';

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
