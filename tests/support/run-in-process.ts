import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { printable } from '../../src/adapters/terminal/terminal.ts';
import { createCommandLine } from '../../src/commands/command-line.ts';
import { loadConfig } from '../../src/config/config.ts';
import type { openEmbedder } from '../../src/inference/open-embedder.ts';
import type { openReader } from '../../src/inference/open-reader.ts';
import { openTestEmbedder } from './open-test-embedder.ts';
import { openTestReader } from './open-test-reader.ts';
import type { Run, RunOptions } from './run-kursk.ts';

export interface InProcessOptions extends Omit<RunOptions, 'cli'> {
  /** The shipped reader, unless a test wants another. */
  readonly openReader?: typeof openReader;
  /** The shipped embedder, unless a test wants another. */
  readonly openEmbedder?: typeof openEmbedder;
}

/**
 * Runs a command as `runKursk` does, yet in this process: many times as fast. What is true of processes, such as how one ends,
 * needs the other. One at a time where a folder is given.
 */
export async function runInProcess(
  args: readonly string[],
  {
    input = '',
    cwd,
    env,
    openReader = openTestReader,
    openEmbedder = openTestEmbedder,
  }: InProcessOptions = {},
): Promise<Run> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const before = process.cwd();
  if (cwd !== undefined) process.chdir(cwd);
  try {
    const commandLine = createCommandLine({
      variables: loadConfig({ PATH: process.env.PATH, SNAPSHOT_DIR: 'off', ...env }),
      streams: { stdin: Readable.from([Buffer.from(input)]), stdout, stderr },
      openReader,
      openEmbedder,
      runService: async (context) => (await import('../../src/main.ts')).main(context),
      warn: (sentence) => stderr.write(`kursk: ${printable(sentence)}\n`),
    });
    const code = await commandLine.run(args);
    stdout.end();
    stderr.end();
    const [out, err] = await printed;
    return { code, stdout: out, stderr: err };
  } finally {
    process.chdir(before);
  }
}
