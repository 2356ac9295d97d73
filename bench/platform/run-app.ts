import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** For an app to be ready. */
const SECONDS = 60;

/** A process of its own that answers at `url`. */
export interface RunningApp {
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
