import { z } from 'zod';

/**
 * A line of a question file: a question with verbatim pieces of right sentences, none where it is right to abstain; a
 * follow-up with the questions before it, oldest first.
 */
export const questionLine = z.object(
  {
    question: z.string({ error: '"question" must be text' }).min(1, '"question" is empty'),
    gold: z.array(z.string({ error: '"gold" must hold texts' }).min(1, '"gold" holds an empty text'), {
      error: '"gold" must be a list of texts; an empty list where the right outcome is to abstain',
    }),
    previous: z
      .union([z.string(), z.array(z.string())], {
        error: '"previous" must be the question before, or a list of those before, oldest first',
      })
      .default([])
      .transform((previous) => [previous].flat()),
    kind: z.string({ error: '"kind" must be text' }).default('other'),
  },
  { error: 'not a JSON object: write {"question": "…", "gold": ["…"]}' },
);

export type QuestionLine = z.infer<typeof questionLine>;
