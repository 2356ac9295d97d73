import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport, serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import { createServer } from '../create-server.ts';
import type { Caller, McpDependencies } from '../mcp-dependencies.ts';

/** The longest message: questions have some hundred characters. In bytes. */
const MAX_MESSAGE = 1024 * 1024;

/** Whoever started the program, on their own machine. */
const CALLER: Caller = {
  id: 'stdio',
  channel: 'stdio',
  takeQuestion: async () => ({ isAllowed: true }),
  takePages: async () => ({ isAllowed: true }),
};

export interface StdioStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Serves one client over the standard streams, and resolves when it hangs up. Nothing but the protocol is written to the output.
 *
 * @param tell receives a sentence about a message that can't be read
 */
export async function serveStdio(
  dependencies: McpDependencies,
  { input, output }: StdioStreams,
  tell: (sentence: string) => void,
): Promise<void> {
  const transport = new StdioServerTransport(input, output, { maxBufferSize: MAX_MESSAGE });
  serve(() => createServer(dependencies, CALLER), { transport, onerror: ({ message }) => tell(message) });
  const { onclose } = transport;
  await new Promise<void>((resolve) => {
    transport.onclose = () => {
      onclose?.();
      resolve();
    };
  });
}
