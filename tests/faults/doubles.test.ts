import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { postgres } from '../support/databases.ts';
import { IS_DEEP } from '../support/depth.ts';
import type { Tally } from '../support/load/tally.ts';
import { type TestStage, testStage } from '../support/load/test-stage.ts';

const KILLS = IS_DEEP ? 200 : 6;

/** For each kill, with the start of another process. In milliseconds. */
const KILL_TIME = 20_000;

/** How long Slack takes for a message, during which its sender is killed. In milliseconds. */
const SLOW = 400;

/** A request is taken up within ten seconds; then it is looked for. In milliseconds. */
const QUIET = { atMost: 60_000, silence: 15_000 };

describe.skipIf(postgres === null)(
  'an answer that Slack takes from a process that is killed meanwhile',
  () => {
    it.for([
      ['isn’t posted again where the bot may look for it', true],
      ['may be posted again where it may not', false],
    ] as const)('%s', { timeout: 180_000 + KILLS * KILL_TIME }, async ([, canLook], { annotate }) => {
      const database = await postgres?.create();
      if (database?.kind !== 'postgres') throw new Error('It is a server.');
      const stage = await testStage({ databaseUrls: Array(3).fill(database.url) });
      const { asked, lost, doubled } = await killWhilePosting(stage, canLook);
      await annotate(`${asked} kills: ${doubled} doubled, ${lost} lost`);
      expect({ asked, lost }).toEqual({ asked: KILLS, lost: 0 });
      if (canLook) expect(doubled).toBe(0);
      else expect(doubled).toBeGreaterThan(0);
    });
  },
);

/** Asks so many times, and kills each process while Slack takes its answer. @returns what became of the questions */
async function killWhilePosting(stage: TestStage, canLook: boolean): Promise<Tally> {
  let onPost = () => {};
  stage.setTrouble(({ path }) => {
    if (path.startsWith('/api/conversations.')) return canLook ? null : { kind: 'refused', status: 403 };
    if (path !== '/api/chat.postMessage') return null;
    onPost();
    return { kind: 'slow', milliseconds: SLOW };
  });
  const ways = [stage.ways.mention, stage.ways.direct];
  const restarts: Promise<void>[] = [];
  for (let kills = 0; kills < KILLS; kills++) {
    const posting = new Promise<void>((resolve) => {
      onPost = resolve;
    });
    const way = ways[kills % ways.length] ?? stage.ways.mention;
    const { by } = await stage.ask(way, `Who is Mark Galeotti? (${kills})`);
    await posting;
    const sender = stage.replicas.find((replica) => replica.life() === by);
    if (sender !== undefined) restarts.push(sender.kill());
    await wait(SLOW);
    // At most one of the three is on its way back.
    await restarts.shift();
  }
  await stage.untilQuiet(QUIET);
  return stage.count();
}
