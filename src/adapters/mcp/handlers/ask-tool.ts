import type { McpServer } from '@modelcontextprotocol/server';
import { english } from '../../../core/bot/wording/english.ts';
import { secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import { askSchema } from '../../ask-contract.ts';
import { citedAnswer, citedAnswerSchema } from '../rendering/citations.ts';
import { guarded, type HandlerParts, READ_ONLY, refusalOf, resultOf } from './perform.ts';

/** `ask`: the answer of the contract, and as text with citations. */
export function addAskTool(server: McpServer, { perform, caller, library, report }: HandlerParts): void {
  server.registerTool(
    'ask',
    {
      title: 'Ask the articles',
      description:
        'Answers a question with up to three verbatim quotes from the articles, each cited to its paragraph, or says that the articles don’t say.',
      inputSchema: askSchema,
      outputSchema: citedAnswerSchema,
      annotations: READ_ONLY,
    },
    ({ question, previous, quoted }) =>
      guarded(report, async () => {
        const allowance = await caller.takeQuestion();
        if (!allowance.isAllowed) return refusalOf(english.limited(secondsUntilRetry(allowance)));
        const { answer, text } = await perform({ kind: 'ask', question, way: 'direct', previous, quoted });
        if (answer === null) return refusalOf(text);
        return resultOf(text, await citedAnswer(answer, library()));
      }),
  );
}
