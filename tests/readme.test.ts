import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { lexer } from 'marked';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const PROMPT = '$ ';

/** The README's examples: a command after the prompt, and the lines it prints. */
const examples = lexer(await readFile('README.md', 'utf8')).flatMap((token) => {
  if (token.type !== 'code' || token.lang !== 'console') return [];
  const [command = '', ...output] = token.text.split('\n');
  return [{ command, output: output.join('\n') }];
});

describe('the README’s examples', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('print what it says: $command', async ({ command, output }) => {
    expect(command.startsWith(PROMPT)).toBe(true);
    const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', command.slice(PROMPT.length)]);
    expect(stderr.replaceAll(/^npm warn .*\n/gm, '')).toBe('');
    expect(stdout.trimEnd()).toBe(output);
  });
});
