import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { inFolder } from '../support/in-folder.ts';
import { startService } from '../support/start-service.ts';

interface Answered {
  readonly status: string;
  readonly quotes: readonly { readonly text: string }[];
}

it('answers from articles as they are added, edited, spoilt, mended and removed, while others go on asking', async () => {
  const folder = await inFolder({ 'mill.md': 'The mill stands by the river.' });
  const limits = { QUESTIONS_PER_CHANNEL: '10000', QUESTIONS_PER_PERSON: '10000' };
  const { address, output, errors, child } = await startService({ CORPUS_DIR: folder, ...limits });
  const bakery = join(folder, 'bakery.md');

  async function ask(question: string): Promise<Answered> {
    const response = await fetch(`${address}/api/ask?question=${encodeURIComponent(question)}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Answered;
  }
  const owner = async () => (await ask('Who owns the bakery?')).quotes[0]?.text;
  const articles = async () => {
    const { status, checks } = (await (await fetch(`${address}/readyz`)).json()) as {
      status: string;
      checks: Readonly<Record<string, string>>;
    };
    return [status, checks.articles];
  };

  let isOver = false;
  let answers = 0;
  const askers = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const { quotes } = await ask('Where does the mill stand?');
      expect(quotes[0]?.text).toBe('The mill stands by the river.');
      answers += 1;
      await setTimeout(100);
    }
  });

  // Where the test fails, they end before the service does.
  onTestFinished(async () => {
    isOver = true;
    await Promise.allSettled(askers);
  });

  expect(await owner()).toBeUndefined();
  await writeFile(bakery, 'Ada owns the bakery.');
  await expect.poll(owner).toBe('Ada owns the bakery.');
  await writeFile(bakery, 'Grace owns the bakery now.');
  await expect.poll(owner).toBe('Grace owns the bakery now.');

  await writeFile(bakery, '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nNobody owns the bakery.');
  await expect
    .poll(articles)
    .toEqual([
      'degraded',
      expect.stringMatching(/can't be taken as they are: .*bakery\.md:1: the front matter/),
    ]);
  expect(await owner()).toBe('Grace owns the bakery now.');
  expect(output()).toMatch(/"problem":"The articles have changed.*"msg":"articles-not-taken"/);

  await writeFile(bakery, 'Joan owns the bakery.');
  await expect.poll(owner).toBe('Joan owns the bakery.');
  await expect.poll(articles).toEqual(['ready', 'ok']);
  await rm(bakery);
  await expect.poll(owner).toBeUndefined();

  await expect.poll(() => answers).toBeGreaterThan(50);
  isOver = true;
  await Promise.all(askers);
  expect(output()).not.toMatch(/"level":(?:50|60)(?!.*articles-not-taken)/);
  expect(errors()).not.toContain('fault');
  child.kill('SIGTERM');
});
