import { expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../support/eventually.ts';
import { inFolder } from '../support/in-folder.ts';
import { startService } from '../support/start-service.ts';

const PASSAGES = 300;
const readiness = z.object({ status: z.string(), checks: z.record(z.string(), z.string()) });

async function progressAt(address: string): Promise<{ status: string; embedded: number }> {
  const response = await fetch(`${address}/readyz`);
  const { status, checks } = readiness.parse(await response.json());
  const { embedding = `${PASSAGES} of` } = checks;
  return { status, embedded: Number.parseInt(embedding, 10) };
}

it('embeds in the background, says how far it is, and goes on where it was killed', async () => {
  const mills = Array.from(
    { length: PASSAGES },
    (_, place) => `The mill no. ${place + 1} stands by the river.`,
  );
  const env = {
    CORPUS_DIR: await inFolder({ 'mills.md': mills.join('\n\n') }),
    SNAPSHOT_DIR: await inFolder({}),
    EMBEDDER: 'auto',
  };
  const first = await startService(env);
  const begun = await progressAt(first.address);
  expect(begun.status).toBe('ready');
  expect(begun.embedded).toBeLessThan(PASSAGES);
  // More than are saved at once.
  await eventually(async () => expect((await progressAt(first.address)).embedded).toBeGreaterThan(100));
  first.child.kill('SIGKILL');
  await first.ended;

  const second = await startService(env);
  expect((await progressAt(second.address)).embedded).toBeGreaterThanOrEqual(64);
  await eventually(() => expect(second.output()).toContain('"msg":"embedded"'));
  expect(await progressAt(second.address)).toEqual({ status: 'ready', embedded: PASSAGES });
});
