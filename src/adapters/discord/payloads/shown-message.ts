import { z } from 'zod';

/** A component, as far as it or its children hold text. */
export interface ShownComponent {
  readonly type: number;
  readonly content?: string | undefined;
  readonly components?: readonly ShownComponent[] | undefined;
}

const componentSchema: z.ZodType<ShownComponent, ShownComponent> = z.lazy(() =>
  z.object({
    type: z.number(),
    content: z.string().optional(),
    components: z.array(componentSchema).readonly().optional(),
  }),
);

/** A message that people see, as far as the bot reads it. */
export const shownMessageSchema = z.object({
  content: z.string(),
  components: z.array(componentSchema).readonly().optional(),
});

export type ShownMessage = z.infer<typeof shownMessageSchema>;

/** All text of a message, a line a text. */
export function textIn({ content, components = [] }: ShownMessage): string {
  return [content, ...components.flatMap(textsOf)].filter((text) => text !== '').join('\n');
}

function textsOf({ content, components = [] }: ShownComponent): readonly string[] {
  return [...(content === undefined ? [] : [content]), ...components.flatMap(textsOf)];
}
