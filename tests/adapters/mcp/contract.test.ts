import { PassThrough } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { serveStdio } from '../../../src/adapters/mcp/transports/serve-stdio.ts';
import { libraryOf } from '../../support/bot-of.ts';
import { clientOf, connectOverHttp } from '../../support/mcp-client.ts';
import { MILL } from '../../support/mill-talk.ts';
import { serveMcp } from '../../support/serve-mcp.ts';
import { describeAdapter } from '../adapter-contract.ts';
import { mcpDriver } from './mcp-driver.ts';

describeAdapter(() =>
  mcpDriver('MCP over HTTP', async (bot) => {
    const { url, stop } = await serveMcp([MILL], { bot });
    return { client: await connectOverHttp(url, 'modern'), stop };
  }),
);

describeAdapter(() =>
  mcpDriver('MCP over pipes', async (bot) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const library = libraryOf([MILL]);
    const dependencies = { bot, library: () => library, version: '0.0.0', report: () => {} };
    const serving = serveStdio(dependencies, { input, output }, () => {});
    const client = clientOf('legacy');
    // What reads and writes lines is the same on both sides.
    await client.connect(new StdioServerTransport(output, input));
    return {
      client,
      async stop() {
        input.end();
        await serving;
      },
    };
  }),
);
