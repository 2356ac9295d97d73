import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../loopback.ts';
import type { Backend } from './balancer.ts';

/** `kursk start`, started again whenever it ends. */
export interface Replica extends Backend {
  /** When processes of it were killed, by `life`, and by `performance.now()`. */
  readonly killed: ReadonlyMap<string, number>;
  /** As suddenly as `kill -9`. Resolves when it is ready again. */
  readonly kill: () => Promise<void>;
  /** Stops it as one is stopped, waits until it has finished, and until it is ready again. */
  readonly restart: () => Promise<void>;
  readonly process: () => ChildProcess;
  /** For good. @returns the exit code */
  readonly stop: () => Promise<number | null>;
}

export interface ReplicaOptions {
  readonly env: Readonly<Record<string, string>>;
  /** An empty folder of its own, in which its log is kept. */
  readonly folder: string;
  /** Options of Node's own. */
  readonly node?: readonly string[];
}

/** For it to be ready. In seconds. */
const START = 60;
/** Between its end and its next start, as a supervisor has it. In milliseconds. */
const PAUSE = 200;

/** Starts a replica. Resolves when it is ready. @param name unique */
export async function startReplica(
  name: string,
  { env, folder, node = [] }: ReplicaOptions,
): Promise<Replica> {
  const port = await freePort();
  const killed = new Map<string, number>();
  let lives = 0;
  let isWanted = true;
  let child = await run();
  await untilReady();

  async function run(): Promise<ChildProcess> {
    const log = await open(`${folder}/log`, 'a');
    const running = spawn(process.execPath, [...node, resolve('bin/kursk.js'), 'start'], {
      cwd: folder,
      env: { PATH: process.env.PATH, SNAPSHOT_DIR: 'off', LOG_LEVEL: 'warn', ...env, PORT: String(port) },
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    await log.close();
    lives += 1;
    return running;
  }

  async function untilReady(): Promise<void> {
    for (let tries = 0; isWanted; tries++) {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (response?.ok === true) return;
      if (tries === START * 10) throw new Error(`Replica ${name} is not ready after ${START} seconds.`);
      await wait(100);
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code;
  }

  async function again(): Promise<void> {
    await wait(PAUSE);
    if (isWanted) child = await run();
    await untilReady();
  }

  const life = () => `${name}${lives}`;
  return {
    port,
    life,
    killed,
    process: () => child,
    async kill() {
      killed.set(life(), performance.now());
      await end('SIGKILL');
      await again();
    },
    async restart() {
      await end('SIGTERM');
      await again();
    },
    async stop() {
      isWanted = false;
      return child.exitCode === null && child.signalCode === null ? end('SIGTERM') : child.exitCode;
    },
  };
}
