import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { gapsCommand } from '../../src/commands/gaps-command.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { manualClock } from '../support/clocks.ts';
import { memoryStore } from '../support/memory-store.ts';
import { askedQuestion } from '../support/questions.ts';

const DAY = 24 * 60 * 60_000;
const clock = manualClock(Date.parse('2026-11-24T12:00:00Z'));

let store: Store;

beforeEach(async () => {
  store = memoryStore(clock);
  const asked = [
    { text: 'Who owns the lighthouse?', at: clock.now() - DAY, nearest: { article: 'mill', passage: 3 } },
    { text: 'Lighthouse, who owns it?', at: clock.now() - 2 * DAY },
    { text: '=HYPERLINK("https://evil.example","sheep")', at: clock.now() - 40 * DAY },
  ];
  for (const [place, one] of asked.entries())
    await store.questions.record(askedQuestion({ ...one, id: `id-${place}` }));
  await store.recordFeedback({
    question: 'id-0',
    person: 'p',
    verdict: 'down',
    reason: 'No, "Ben" does',
    at: 0,
  });
});

describe('kursk gaps', () => {
  it('lists what was asked in the last 30 days and not answered, merged', async () => {
    expect(await printed()).toBe(
      'id-0  Who owns the lighthouse?\n  asked 2 times, last on 2026-11-23; not helpful for 1 person; closest: mill, ¶3\n',
    );
  });

  it.each([
    ['90d', 2],
    ['2026-10-01', 2],
    ['1d', 1],
    ['2026-11-24', 0],
  ])('looks as far back as it is told: %s', async (since, gaps) => {
    expect(JSON.parse(await printed('--json', '--since', since))).toHaveLength(gaps);
  });

  it('prints JSON with the time in words', async () => {
    expect(JSON.parse(await printed('--json'))).toEqual([
      {
        question: 'Who owns the lighthouse?',
        count: 2,
        lastAsked: '2026-11-23T12:00:00.000Z',
        down: 1,
        missing: 0,
        reasons: ['No, "Ben" does'],
        nearest: { article: 'mill', passage: 3 },
        asked: {
          ...{ question: 'id-0', text: 'Who owns the lighthouse?', platform: 'slack', id: 'T1' },
          isPublic: true,
        },
      },
    ]);
  });

  it('prints CSV that no spreadsheet takes for formulas', async () => {
    expect(await printed('--csv', '--since', '90d')).toBe(
      [
        'question,count,lastAsked,down,missing,nearestArticle,nearestPassage,reasons',
        'Who owns the lighthouse?,2,2026-11-23T12:00:00.000Z,1,0,mill,3,"No, ""Ben"" does"',
        '"\'=HYPERLINK(""https://evil.example"",""sheep"")",1,2026-10-15T12:00:00.000Z,0,0,,,',
        '',
      ].join('\n'),
    );
  });

  it.each(['soon', '30', '2026-13-45', '-3d'])('refuses a time it can’t read: %s', async (since) => {
    await expect(printed('--since', since)).rejects.toThrow(
      'It must be a number of days, such as 30d, or a date',
    );
  });

  it('says so where there are none, apart from the results', async () => {
    const none = { listUnmet: async () => [], close: async () => {} };
    const told = new PassThrough();
    expect(await printedFrom(none, ['--since', '2026-11-20'], told)).toBe('');
    expect(await printedFrom(none, ['--json'], told)).toBe('[]\n');
    told.end();
    expect(await text(told)).toBe('kursk: There are no gaps since 2026-11-20.\n');
  });

  it('lets go of the store, also when it fails', async () => {
    let isClosed = false;
    const failing = {
      listUnmet: async () => {
        throw new Error('broken');
      },
      close: async () => {
        isClosed = true;
      },
    };
    await expect(printedFrom(failing)).rejects.toThrow('broken');
    expect(isClosed).toBe(true);
  });
});

function printed(...args: string[]): Promise<string> {
  return printedFrom(store, args);
}

async function printedFrom(
  from: Pick<Store, 'listUnmet' | 'close'>,
  args: readonly string[] = [],
  errors = new PassThrough(),
): Promise<string> {
  const output = new PassThrough();
  const command = gapsCommand({ terminal: { output, errors }, clock, openStore: async () => from });
  command.exitOverride().configureOutput({ writeErr: () => {} });
  await command.parseAsync(args, { from: 'user' });
  output.end();
  return text(output);
}
