import { z } from 'zod';
import { QUESTION_BLOCK } from './rendering/render-parts.ts';

const questionSchema = z.object({
  elements: z.tuple([z.object({ elements: z.array(z.object({ text: z.string() })) })]),
});

/** The question that a message of the bot's restates, from its blocks; `null` where there is none. */
export function restatedQuestion(blocks: readonly { readonly block_id?: string }[]): string | null {
  const block = blocks.find(({ block_id }) => block_id === QUESTION_BLOCK);
  const question = questionSchema.safeParse(block);
  return question.data?.elements[0].elements.map(({ text }) => text).join('') ?? null;
}
