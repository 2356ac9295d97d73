import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { processTerminal, write } from '../../src/adapters/terminal/terminal.ts';
import { type AppLoad, renderAppLoads } from './app-load.ts';

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

/** For an app to be ready. */
const SECONDS = 60;

/** A process of its own that answers at `url`. */
interface RunningApp {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Runs a program until it is told to stop; resolves when its port answers. */
export async function runApp(
  args: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
  path = '/slack/events',
): Promise<RunningApp> {
  const child = spawn(process.execPath, args, { env: { ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}${path}`;
  for (let tries = 0; !(await answers(url)); tries++) {
    if (tries === SECONDS * 10) throw new Error(`${args[0]} is not ready after ${SECONDS} seconds.`);
    await wait(100);
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => null);
  return response !== null && response.status !== 503;
}
