import { fork } from 'node:child_process';

/** Runs a program in a process of its own. What it sends is its result. @param job what it is to do, as plain data */
export async function runInChildProcess(program: string | URL, job: unknown): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const child = fork(program, [JSON.stringify(job)]);
    let sent: { readonly result: unknown } | null = null;
    child.once('message', (result) => {
      sent = { result };
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (sent !== null && code === 0) resolve(sent.result);
      else reject(new Error(`${program} ended with ${signal ?? code}: ${JSON.stringify(job)}`));
    });
  });
}
