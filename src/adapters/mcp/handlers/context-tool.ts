import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { quoteSchema } from '../../ask-contract.ts';
import { digestField, digestOfPassage, passageUri, uriField } from '../rendering/citations.ts';
import { guarded, type HandlerParts, READ_ONLY, refusalOf, resultOf } from './perform.ts';

/** Longer ids are of no article. In UTF-16 units. */
const MAX_ID_LENGTH = 500;

const input = z.object({
  article: z
    .string()
    .min(1)
    .max(MAX_ID_LENGTH)
    .meta({ description: 'The id of the article, as a quote has it.' }),
  passage: z.int().min(1).meta({ description: 'The number of the passage, as a quote has it.' }),
});

const output = z.object({
  article: quoteSchema.shape.article,
  passages: z
    .array(
      quoteSchema
        .pick({ passage: true, section: true, text: true, link: true })
        .extend({ uri: uriField, digest: digestField }),
    )
    .max(3)
    .meta({ description: 'The passage between the one before and the one after, in reading order.' }),
});

/** `context`: the whole passage that a quote is from, between its neighbours. */
export function addContextTool(server: McpServer, { perform, report }: HandlerParts): void {
  server.registerTool(
    'context',
    {
      title: 'Read around a quote',
      description:
        'Shows the whole passage that a quote is from, with the one before and the one after, as they are now.',
      inputSchema: input,
      outputSchema: output,
      annotations: READ_ONLY,
    },
    ({ article, passage }) =>
      guarded(report, async () => {
        const { parts, text } = await perform({ kind: 'context', article, passage });
        const shown = parts.flatMap((part) => (part.kind === 'quote' ? [part.quote] : []));
        const [first] = shown;
        if (first === undefined) return refusalOf(text);
        const passages = shown.map((quote) => ({
          passage: quote.passage,
          section: quote.section,
          text: quote.text,
          link: quote.link,
          uri: passageUri(article, quote.passage),
          digest: digestOfPassage(quote.text),
        }));
        return resultOf(text, { article: first.article, passages });
      }),
  );
}
