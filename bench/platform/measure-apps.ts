import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processTerminal, write } from '../../src/adapters/terminal/terminal.ts';
import { type AppLoad, renderAppLoads } from './render-app-loads.ts';

/** An app that is measured, as a process of its own. */
export interface MeasuredApp {
  readonly app: string;
  /** What Node is given to run. */
  readonly program: readonly string[];
  /** `null`: it answers nothing. */
  readonly reader: 'auto' | 'off' | null;
}

const KURSK = ['bin/kursk.js', 'start'];

/**
 * Measures an app that does nothing, and Kursk without and with its reader, one after the other, and prints what came of it.
 *
 * @param measure is given a folder for what an app keeps
 */
export async function measureApps(
  empty: Pick<MeasuredApp, 'app' | 'program'>,
  legend: string,
  isJson: boolean,
  measure: (app: MeasuredApp, folder: string) => Promise<AppLoad>,
): Promise<void> {
  const apps: readonly MeasuredApp[] = [
    { ...empty, reader: null },
    { app: 'Kursk, READER=off', program: KURSK, reader: 'off' },
    { app: 'Kursk', program: KURSK, reader: 'auto' },
  ];
  const folder = await mkdtemp(join(tmpdir(), 'kursk-bench-'));
  try {
    const loads: AppLoad[] = [];
    for (const app of apps) loads.push(await measure(app, folder));
    const printed = isJson ? `${JSON.stringify(loads, null, 2)}\n` : `\n${renderAppLoads(loads)}${legend}`;
    await write(processTerminal(null).output, printed);
  } finally {
    await rm(folder, { recursive: true });
  }
}
