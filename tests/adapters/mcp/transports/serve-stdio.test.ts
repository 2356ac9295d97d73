import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { citedAnswerSchema } from '../../../../src/adapters/mcp/rendering/citations.ts';
import { serveStdio } from '../../../../src/adapters/mcp/transports/serve-stdio.ts';
import { botOf, libraryOf } from '../../../support/bot-of.ts';
import { inFolder } from '../../../support/in-folder.ts';
import { clientOf, ERAS, type Era } from '../../../support/mcp-client.ts';
import { MILL } from '../../../support/mill-talk.ts';
import { runKursk } from '../../../support/run-kursk.ts';

const LEXICAL = { READER: 'off', EMBEDDER: 'off', SNAPSHOT_DIR: 'off' };

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a client', version: '1' } },
};

/** The official client, connected to a process of the command. */
async function connected(era: Era, args: readonly string[] = []): Promise<Client> {
  const client = clientOf(era);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [resolve('bin/kursk.js'), 'mcp', ...args],
      env: LEXICAL,
      stderr: 'ignore',
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

describe.each(ERAS)('kursk mcp, for a client of %s', (era) => {
  it('answers from the bundled article, and lets it be checked', async () => {
    const client = await connected(era);
    const { structuredContent } = await client.callTool({
      name: 'ask',
      arguments: { question: 'why Sudzha?' },
    });
    const { quotes } = citedAnswerSchema.parse(structuredContent);
    const [{ uri, start, end, text: quoted } = { uri: '', start: 0, end: 0, text: '' }] = quotes;
    const { contents } = await client.readResource({ uri });
    const [passage] = contents;
    expect(passage !== undefined && 'text' in passage && passage.text.slice(start, end)).toBe(quoted);
  });
});

describe('kursk mcp', () => {
  it('writes nothing but the protocol to its output, also where it has something to say', async () => {
    const corpus = await inFolder({ 'mill.md': 'The mill stands by the river.', 'empty.md': '' });
    const child = spawn(process.execPath, [resolve('bin/kursk.js'), 'mcp', '--corpus', corpus], {
      env: LEXICAL,
    });
    const printed = Promise.all([text(child.stdout), text(child.stderr)]);
    child.stdin.write('no JSON\n{"jsonrpc":"2.0"}\n');
    child.stdin.write(`${JSON.stringify(INITIALIZE)}\n`);
    await once(child.stdout, 'readable');
    child.stdin.end();
    const [[stdout, stderr]] = await Promise.all([printed, once(child, 'close')]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).jsonrpc),
    ).toEqual(['2.0']);
    expect(stderr).toContain('empty.md');
    expect(stderr).toContain('READER is off');
    expect(child.exitCode).toBe(0);
  });

  it('ends when nobody is there', async () => {
    expect(await runKursk(['mcp'], { env: LEXICAL })).toMatchObject({ code: 0, stdout: '' });
  });

  it('says on its errors’ output that it can’t start, and ends with 1', async () => {
    const { code, stdout, stderr } = await runKursk(['mcp', '--corpus', '/nowhere'], { env: LEXICAL });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('/nowhere');
  });
});

describe('the protocol over pipes', () => {
  it('ends at a message that has no end, and says so', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const told: string[] = [];
    const library = libraryOf([MILL]);
    const serving = serveStdio(
      { bot: botOf([MILL]), library: () => library, version: '0.0.0', report: () => {} },
      { input, output },
      (sentence) => told.push(sentence),
    );
    input.write('a'.repeat(2 * 1024 * 1024));
    await serving;
    expect(told).toHaveLength(1);
  });
});
