import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { inFolder } from '../support/in-folder.ts';
import { runKursk } from '../support/run-kursk.ts';

it('the reader’s runtime reports nothing: it makes no id to report under', async () => {
  const home = await inFolder({});
  // Without the variables by which the runtime knows that it is only tested.
  const { stdout } = await runKursk(['ask', '--json', 'why Sudzha?'], { env: { HOME: home } });
  expect(JSON.parse(stdout).engine).toBe('reader');
  expect(await readdir(home)).toEqual([]);
});
