import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { QUOTED } from '../support/answers.ts';
import { inFolder } from '../support/in-folder.ts';
import { runKursk } from '../support/run-kursk.ts';
import { startService } from '../support/start-service.ts';

describe('kursk start', () => {
  it('with nothing configured says where to ask and how to connect more, and answers there', async () => {
    const { address, errors } = await startService({ READER: '' });
    await expect
      .poll(errors)
      .toMatch(/^kursk: Ask at http:\/\/127\.0\.0\.1:\d+\nkursk: Slack and Discord aren’t connected: .*\n$/);
    expect(await (await fetch(address)).text()).toContain('Your question');
    expect(await answerFrom(address, 'why Sudzha?')).toMatchObject({ status: QUOTED });
    expect(await readiness(address)).toEqual([
      200,
      { status: 'ready', checks: { web: 'ok', store: 'ok', reader: 'ok', embedder: 'ok', articles: 'ok' } },
    ]);
  });

  it('counts what it does', async () => {
    const { address } = await startService({ LEAST_CONFIDENCE: '0,1' });
    await answerFrom(address, 'why Sudzha?');
    const figures = await (await fetch(`${address}/metrics`)).text();
    expect(figures).toContain(
      'kursk_handled_total{platform="web",action="ask",outcome="unsure",engine="lexical"} 1',
    );
    expect(figures).toMatch(/kursk_handling_seconds_count\{platform="web",action="ask"\} 1/);
    expect(figures).toMatch(/kursk_build_info\{version="\d+\.\d+\.\d+",node="v\d+/);
    expect(figures).toContain('kursk_queue{state="waiting"} 0');
  });

  it('answers without its store, and says so', async () => {
    const folder = await inFolder({ file: '' });
    const { address, output } = await startService({ DATABASE_URL: `sqlite:${folder}/file/kursk.db` });
    expect(await answerFrom(address, 'why Sudzha?')).toMatchObject({ status: QUOTED });
    expect(await readiness(address)).toMatchObject([200, { status: 'degraded' }]);
    expect(output()).toContain('"msg":"secret-not-kept"');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'told to stop by %s, finishes what it was asked',
    async (signal) => {
      const { address, child, ended, output } = await startService({ READER: '' });
      const answer = answerFrom(address, 'Who is Mark Galeotti?');
      await expect.poll(async () => (await fetch(`${address}/metrics`)).text()).toContain('kursk_queue');
      child.kill(signal);
      expect(await answer).toMatchObject({ status: QUOTED });
      expect(await ended).toBe(0);
      expect(output()).toContain('"msg":"stopping"');
    },
  );

  it('told a second time, ends at once', async () => {
    const { address, child, ended } = await startService();
    const { hostname, port } = new URL(address);
    // A request that never ends holds the first stop up. It is there before those that are asked after it.
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write('POST /api/ask HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n');
    for (let later = 0; later < 3; later++) await fetch(`${address}/healthz`);
    child.kill('SIGTERM');
    await untilClosed(address);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    socket.destroy();
  });

  it('refuses a port that is taken, in one sentence', async () => {
    const { address } = await startService();
    const { port } = new URL(address);
    const { code, stderr } = await runKursk(['start'], {
      cwd: await inFolder({}),
      env: { PORT: port, READER: 'off', EMBEDDER: 'off' },
    });
    expect([code, stderr.split('\n').at(-2)]).toEqual([
      1,
      `kursk: The service can't listen on port ${port} of 127.0.0.1: address already in use. Set PORT or HOST to another.`,
    ]);
  });
});

async function answerFrom(address: string, question: string): Promise<unknown> {
  return (await fetch(`${address}/api/ask?question=${encodeURIComponent(question)}`)).json();
}

async function readiness(address: string): Promise<unknown> {
  const response = await fetch(`${address}/readyz`);
  return [response.status, await response.json()];
}

/** Waits until nobody is let in at an address any more. */
async function untilClosed(address: string): Promise<void> {
  for (;;) {
    const isOpen = await fetch(`${address}/healthz`).then(
      () => true,
      () => false,
    );
    if (!isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
