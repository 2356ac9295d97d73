import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface StartedProcess {
  /** Where it listens, without a slash at the end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Runs a Node program until it tells an address on loopback. @throws when it ends without one */
export async function startProcess(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<StartedProcess> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.on('data', (data) => {
    output += data;
  });
  while (!ADDRESS.test(output) && child.exitCode === null)
    await Promise.race([once(child.stderr, 'data'), ended]);
  const address = ADDRESS.exec(output)?.[0];
  if (address === undefined) throw new Error(`A server didn't start: ${output}`);
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
