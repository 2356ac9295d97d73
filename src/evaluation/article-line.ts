import { z } from 'zod';

const gold = z.object(
  {
    paragraph: z.int({ error: '"paragraph" must be the number of a paragraph, from 1' }),
    text: z.string({ error: '"text" must be text' }).regex(/\S/, '"text" is empty'),
  },
  { error: '"gold" must hold objects {"paragraph": 1, "text": "…"}' },
);

const question = z.object(
  {
    question: z.string({ error: '"question" must be text' }).min(1, '"question" is empty'),
    gold: z.array(gold, {
      error: '"gold" must be a list of {"paragraph", "text"}; an empty list where the article doesn\'t say',
    }),
  },
  { error: '"questions" must hold objects {"question": "…", "gold": […]}' },
);

/** A line that is an article of its own, with the questions asked of it. Each gold text stands in its paragraph. */
export const articleLine = z
  .object(
    {
      title: z.string({ error: '"title" must be text' }),
      paragraphs: z.array(z.string({ error: '"paragraphs" must hold texts' }), {
        error: '"paragraphs" must be a list of texts',
      }),
      questions: z.array(question, { error: '"questions" must be a list; an empty one where none is asked' }),
    },
    { error: 'not a JSON object: write {"title": "…", "paragraphs": […], "questions": […]}' },
  )
  .superRefine(({ paragraphs, questions }, context) => {
    for (const { question: asked, gold: pieces } of questions) {
      for (const { paragraph, text } of pieces) {
        const holds = paragraphs[paragraph - 1]?.includes(text);
        if (holds) continue;
        const problem =
          holds === undefined
            ? `there is no paragraph ${paragraph}`
            : `paragraph ${paragraph} doesn't hold "${text}"`;
        context.addIssue({ code: 'custom', message: `the gold of "${asked}" is wrong: ${problem}` });
      }
    }
  });

export type ArticleLine = z.infer<typeof articleLine>;
