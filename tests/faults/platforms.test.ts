import { describe, expect, it } from 'vitest';
import { postgres } from '../support/databases.ts';
import type { SinkCall, Trouble, Wrong } from '../support/load/sink.ts';
import { testStage } from '../support/load/test-stage.ts';

describe.skipIf(postgres === null)('questions whose answer the platform', () => {
  it.each<[string, Wrong]>([
    ['limits (429)', { kind: 'refused', status: 429, headers: { 'retry-after': '1' } }],
    ['can’t take now (503)', { kind: 'refused', status: 503 }],
    ['takes 3 seconds for', { kind: 'slow', milliseconds: 3_000 }],
  ])('%s at first, are answered once', async (_, wrong) => {
    expect(await countWith(wrong)).toMatchObject({ answered: 120, lost: 0, doubled: 0, both: 0 });
  });

  it.each<[string, Wrong]>([
    ['fails at (500)', { kind: 'refused', status: 500 }],
    ['doesn’t get, as the connection is lost', { kind: 'lost' }],
    ['gets, though the bot can’t know, as the connection is lost', { kind: 'unheard' }],
    ['takes longer for than the bot waits', { kind: 'slow', milliseconds: 10_000 }],
  ])('%s at first, are answered once or apologised for', async (_, wrong) => {
    expect(await countWith(wrong)).toMatchObject({ lost: 0, doubled: 0 });
  });
});

/** What becomes of questions each of whose first call of the platform's API goes wrong. */
async function countWith(wrong: Wrong) {
  const database = await postgres?.create();
  if (database?.kind !== 'postgres') throw new Error('It is a server.');
  const stage = await testStage({ databaseUrls: Array(3).fill(database.url) });
  stage.setTrouble(firstTime(wrong));
  await stage.askAll({ times: 120 });
  return stage.count();
}

function firstTime(wrong: Wrong): Trouble {
  const called = new Set<string>();
  return (call) => {
    const which = answersTo(call);
    if (called.has(which)) return null;
    called.add(which);
    return wrong;
  };
}

/** Which question a call is about. */
function answersTo({ path, body }: SinkCall): string {
  return path.endsWith('chat.postMessage') ? (/(?<=thread_ts\W+)[\d.]+/.exec(body)?.[0] ?? body) : path;
}
