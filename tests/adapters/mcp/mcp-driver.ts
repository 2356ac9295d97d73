import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { textOf } from '../../support/mcp-client.ts';
import type { AdapterDriver, Shown } from '../adapter-driver.ts';

/** What of an answer says where its quotes stand. */
const cited = z.object({
  quotes: z.array(z.object({ article: z.object({ id: z.string() }), passage: z.int() })),
});

/** A client that is connected to a bot. */
export interface McpConnection {
  readonly client: Client;
  readonly stop: () => Promise<void>;
}

/** An assistant, as far as the contract needs one: it keeps what it was told, and sends the question before along. */
export function mcpDriver(
  name: string,
  connect: (bot: Parameters<AdapterDriver['start']>[0]) => Promise<McpConnection>,
): AdapterDriver {
  const results: CallToolResult[] = [];
  let previous = '';

  return {
    name,
    abilities: {
      asking: ['direct'],
      acknowledges: false,
      redelivers: false,
      hides: false,
      keepsControls: false,
      commands: ['sources'],
      controls: ['context'],
    },
    // What a terminal obeys, or a reader can't see. What else a client makes of a text is its own.
    hazards: () =>
      results.flatMap((result) => textOf(result).match(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu) ?? []),
    async start(bot) {
      const { client, stop } = await connect(bot);

      async function call(tool: string, args: Record<string, unknown>): Promise<void> {
        results.push(await client.callTool({ name: tool, arguments: args }));
      }

      return {
        async ask(question) {
          await call('ask', { question, previous });
          previous = question;
        },
        command: (command) => call(command, {}),
        async press(kind) {
          const answer = results.findLast(
            ({ structuredContent }) => cited.safeParse(structuredContent).success,
          );
          const [quote] = cited.parse(answer?.structuredContent).quotes;
          await call(kind, { article: quote?.article.id, passage: quote?.passage });
        },
        pressForged: () => Promise.reject(new Error('Nothing that is signed is sent to a client.')),
        acknowledged: () => 0,
        shown: () => results.map((result): Shown => ({ text: textOf(result), audience: 'asker' })),
        async stop() {
          await client.close();
          await stop();
          await bot.stop();
        },
      };
    },
  };
}
