import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { HANGS } from '../support/hangs.ts';

const built = (file: string) => JSON.stringify(pathToFileURL(`dist/${file}`).href);

/** A process that ends on faults, and has one. @returns what it wrote, and its exit code */
function runWith(fault: string) {
  const program = `
    const { exitOnUncaughtError } = await import(${built('service/shutdown.js')});
    const { createLogger } = await import(${built('observability/log.js')});
    exitOnUncaughtError(createLogger('info'), async () => console.log('closed'));
    setInterval(() => {}, 1000);
    ${fault}`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: HANGS,
  });
  return { status, stdout };
}

describe('an error that nothing caught', () => {
  it.each([
    ['thrown', "setTimeout(() => { throw new TypeError('what somebody wrote'); });"],
    ['rejected', "setTimeout(async () => { throw new TypeError('what somebody wrote'); });"],
  ])('ends the process with a line in the log, after what must be closed is: %s', (_, fault) => {
    const { status, stdout } = runWith(fault);
    expect(status).toBe(1);
    expect(stdout).toContain('"msg":"ends: an error that nothing caught"');
    expect(stdout).toContain('"type":"TypeError"');
    expect(stdout).toContain('closed');
    expect(stdout).not.toContain('what somebody wrote');
  });
});
