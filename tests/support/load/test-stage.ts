import { onTestFinished } from 'vitest';
import { inFolder } from '../in-folder.ts';
import { openStage, type Stage, type StageOptions, steadily } from './stage.ts';
import type { Way } from './ways.ts';

/** What happens while people ask. */
interface Asking {
  readonly times: number;
  /** In these ways by turns; in all, unless they are named. */
  readonly ways?: readonly Way[];
  /** Happens when half of them are asked. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** A stage for a test. */
export interface TestStage extends Stage {
  /** Asks so many times, and resolves when all are answered, or nothing more can be expected, and what `meanwhile` did is done. */
  readonly askAll: (asking: Asking) => Promise<void>;
}

/** Not more than a busy machine answers. */
const PER_SECOND = 20;

/** A claim that nobody holds any more ends within 45 seconds. In milliseconds. */
const PATIENCE = { atMost: 70_000, silence: 3_000 };

/** Slack delivers again after none, 2 and 10 seconds. */
const HASTE = 30;

/** Sets all up for a test; ended with it. */
export async function testStage(options: Omit<StageOptions, 'folder' | 'haste'>): Promise<TestStage> {
  const stage = await openStage({ ...options, folder: await inFolder({}), haste: HASTE });
  onTestFinished(async () => {
    await stage.close();
  });
  return {
    ...stage,
    async askAll({ times, ways = Object.values(stage.ways), meanwhile = async () => {} }) {
      let asked = 0;
      const happening: Promise<unknown>[] = [];
      await steadily({ times, perSecond: PER_SECOND }, () => {
        asked += 1;
        if (asked === Math.ceil(times / 2)) happening.push(meanwhile());
        return stage.ask(ways[asked % ways.length] ?? stage.ways.mention, `Who is Mark Galeotti? (${asked})`);
      });
      await Promise.all(happening);
      await stage.untilQuiet(PATIENCE);
    },
  };
}
