import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenReader } from '../../src/inference/open-reader.ts';
import { QUOTED } from '../support/answers.ts';
import { IS_DEEP, someOf } from '../support/depth.ts';
import { examplesIn, readDocuments } from '../support/documents.ts';
import { CONFIDENCE_TOLERANCE } from '../support/kernels.ts';
import { openReaderThatRoundsOtherwise } from '../support/open-test-reader.ts';
import { runInProcess } from '../support/run-in-process.ts';
import { commandsIn, type ShellCommand } from '../support/shell-commands.ts';

const run = promisify(execFile);

/** What `npx` does in a built clone, without the second that it takes to find that out. In depth, npx does it. */
const NPX = IS_DEEP ? '' : 'npx() { shift; node bin/kursk.js "$@"; }; ';

/** A single call of the bot, with what is piped into it, if anything is. */
const SINGLE_CALL = /^(?:printf \S.*? \| )?npx kursk [^|&;<>$]*$/;

/** Its examples are run beside a service, by a test of its own. */
const OPERATIONS = 'docs/operations.md';

const documents = (await readDocuments()).filter(({ path }) => path !== OPERATIONS);
const examples = documents.flatMap((document) =>
  examplesIn(document).map((example) => ({ ...example, path: document.path })),
);

describe('the documents’ examples', () => {
  it('are there', () => {
    expect(examples.filter(({ path }) => path === 'README.md').length).toBeGreaterThan(1);
    expect(examples.filter(({ path }) => path !== 'README.md').length).toBeGreaterThan(4);
  });

  it.each(examples)('print what $path says: $command', async ({ command, output }) => {
    const { stdout, stderr } = await runExample(command);
    expect(stderr.replaceAll(/^npm warn .*\n/gm, '')).toBe('');
    expectSameOutput(stdout, output);
  });
});

describe('on a processor that rounds otherwise', () => {
  let otherwise: OpenReader;
  beforeAll(async () => {
    otherwise = await openReaderThatRoundsOtherwise();
  });
  afterAll(() => otherwise.close());

  const openReader = async (): Promise<OpenReader> => ({ ...otherwise, close: async () => {} });

  const calls = examples.flatMap(({ command }) => callsIn(command));

  it('most examples can be asked', () => {
    expect(calls.length).toBeGreaterThan(4);
  });

  // Each is read twice over.
  it.each(someOf(calls, 3))('an example has the same answer: $args', async ({ args, input }) => {
    const here = await runInProcess(args, { input });
    const there = await runInProcess(args, { input, openReader });
    expectSameOutput(there.stdout, here.stdout.trimEnd());
  });

  it('“why Sudzha?” has the same two quotes first, in either order', async () => {
    const args = ['ask', '--json', '--quotes', '2', 'why Sudzha?'];
    for (const { stdout } of [await runInProcess(args), await runInProcess(args, { openReader })]) {
      const { status, quotes } = JSON.parse(stdout);
      expect(status).toEqual(QUOTED);
      expect(quotes.map(({ passage }: { passage: number }) => passage).sort()).toEqual([12, 18]);
    }
  });
});

/** Runs an example in a shell, or, if it is a single call and needn't be tried in depth, in this process: in a tenth of the time. */
async function runExample(command: string): Promise<{ stdout: string; stderr: string }> {
  const call = commandsIn(command).find(({ program }) => program === 'npx');
  if (IS_DEEP || call === undefined || !SINGLE_CALL.test(command))
    return run('bash', ['-o', 'pipefail', '-c', NPX + command]);
  return runInProcess(call.args.slice(1), { input: inputOf(command) });
}

/** What is piped into the bot. */
function inputOf(command: string): string {
  const piped = commandsIn(command).find(({ program }) => program === 'printf')?.args[0] ?? '';
  return piped.replaceAll('\\n', '\n');
}

/** The calls of the bot in an example that read, with what is piped into them; not those that print the evidence, whose last digits differ. */
function callsIn(command: string): { args: readonly string[]; input: string }[] {
  const commands = commandsIn(command);
  const isAsked = ({ program, args }: ShellCommand) =>
    program === 'npx' && ['ask', 'chat'].includes(args[1] ?? '') && !args.includes('--explain');
  return commands.filter(isAsked).map(({ args }) => ({ args: args.slice(1), input: inputOf(command) }));
}

/** Confidences are compared with a tolerance, as they depend a little on the processor. */
function expectSameOutput(printed: string, expected: string): void {
  expect(withoutConfidences(printed.trimEnd())).toBe(withoutConfidences(expected));
  const right = confidencesIn(expected);
  for (const [place, confidence] of confidencesIn(printed).entries())
    expect(Math.abs(confidence - (right[place] ?? Infinity))).toBeLessThanOrEqual(CONFIDENCE_TOLERANCE);
}

const CONFIDENCE = /"confidence":(?<value>[\d.]+)/g;

function withoutConfidences(output: string): string {
  return output.replaceAll(CONFIDENCE, '"confidence":…');
}

function confidencesIn(output: string): number[] {
  return Array.from(output.matchAll(CONFIDENCE), ([, value]) => Number(value));
}
