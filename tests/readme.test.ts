import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { examplesIn } from './support/examples-in.ts';
import { readDocument } from './support/read-documents.ts';

const run = promisify(execFile);
const examples = examplesIn(await readDocument('README.md'));

describe('the README’s examples', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('print what it says: $command', async ({ command, output }) => {
    const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', command]);
    expect(stderr.replaceAll(/^npm warn .*\n/gm, '')).toBe('');
    expect(stdout.trimEnd()).toBe(output);
  });
});
