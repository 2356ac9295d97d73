import { z } from 'zod';
import { QUESTION_BLOCK } from './rendering/render-parts.ts';

const blocksSchema = z.array(z.looseObject({ block_id: z.string().optional() }));

const questionSchema = z.object({
  elements: z.tuple([z.object({ elements: z.array(z.object({ text: z.string() })) })]),
});

/** The question that a message of the bot's restates, from its blocks as Slack tells them; `null` where there is none. */
export function restatedQuestion(blocks: unknown): string | null {
  const known = blocksSchema.safeParse(blocks);
  const block = known.data?.find(({ block_id }) => block_id === QUESTION_BLOCK);
  const question = questionSchema.safeParse(block);
  return question.data?.elements[0].elements.map(({ text }) => text).join('') ?? null;
}
