import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInChildProcess } from '../../../bench/speed/run-in-child-process.ts';
import { inFolder } from '../../support/in-folder.ts';

describe('a program that is run apart', () => {
  it('is told its job, and what it sends is its result', async () => {
    const folder = await inFolder({
      'add.mjs': 'const { a, b } = JSON.parse(process.argv[2]); process.send(a + b);',
    });
    expect(await runInChildProcess(join(folder, 'add.mjs'), { a: 1, b: 2 })).toBe(3);
  });

  it.each([
    ['ends without a result', ''],
    ['fails after its result', 'process.send(1, () => process.exit(3));'],
    ['fails at once', 'process.exit(3);'],
  ])('has no result when it %s', async (_, source) => {
    const folder = await inFolder({ 'program.cjs': source });
    await expect(runInChildProcess(join(folder, 'program.cjs'), { a: 1 })).rejects.toThrow('{"a":1}');
  });
});
