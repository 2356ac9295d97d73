import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/core/ports/store.ts';
import { createLogger, createLogObserver } from '../../src/observability/log.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { articleOf } from '../support/articles.ts';
import { botOf, libraryOf } from '../support/bot-of.ts';
import { failingStore, type Trouble } from '../support/failing-store.ts';
import { memoryStore } from '../support/memory-store.ts';
import { ADA, CHANNEL, controlOf, talkWith } from '../support/talk-with.ts';

function logged(): {
  lines: () => Record<string, unknown>[];
  all: () => string;
  log: ReturnType<typeof createLogger>;
} {
  let all = '';
  const log = createLogger('info', {
    write: (line) => {
      all += line;
    },
  });
  return {
    log,
    all: () => all,
    lines: () =>
      all
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

it('controls no terminal that it is read in, and says the same', () => {
  const { log, all, lines } = logged();
  const problem = 'a\u001B[2J\u009B31m\u202Eb\u200B.md';
  log.info({ problem }, 'articles-not-taken');
  expect(all()).not.toMatch(/[^\P{Cc}\n]|[\u200B\u202E]/u);
  expect(lines()).toMatchObject([{ problem }]);
});

describe('the log of a bot', () => {
  it('has one line a request, with ids, what became of it, how sure and how long', async () => {
    const { log, lines } = logged();
    const talk = talkWith(
      botOf([articleOf(['Mary Miller runs the mill.'])], { observe: createLogObserver(log) }),
    );
    await talk.ask('Who runs the mill?', { event: 'Ev1' });
    expect(lines()).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        msg: 'handled',
        event: 'Ev1',
        action: 'ask',
        ...CHANNEL,
        person: expect.stringMatching(/^[\w-]{22}$/),
        outcome: 'answered',
        confidence: expect.any(Number),
        engine: 'lexical',
        milliseconds: expect.any(Number),
        isRecovered: false,
      },
    ]);
  });

  it('has nothing that people wrote, nor who they are, whatever goes wrong', async () => {
    const { log, all, lines } = logged();
    let trouble: Trouble = 'none';
    const library = libraryOf([articleOf(['Mary Miller runs the mill.'], { title: 'Quaint title' })]);
    let isBroken = false;
    const talk = talkWith(
      botOf([], {
        observe: createLogObserver(log),
        store: failingStore(memoryStore(systemClock), () => trouble),
        library: () => ({
          ...library,
          askFrom: (ids) => {
            if (isBroken) throw new Error('can’t answer “who stole the sheep?” for Ada with xoxb-secret');
            return library.askFrom(ids);
          },
        }),
      }),
    );
    const answer = await talk.ask('who stole the sheep of the mill?', {
      asker: { ...ADA, name: 'Lovelace' },
    });
    await talk.press(controlOf(answer, 'context'), { question: 'who stole the sheep of the mill?' });
    await talk.press({ ...controlOf(answer, 'context'), sealed: 'forged-sheep' });
    isBroken = true;
    await talk.ask('who stole the sheep?');
    trouble = 'down';
    await talk.ask('who stole the sheep?');
    expect(lines().map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['handled', 'fault', 'store-trouble']),
    );
    for (const secret of ['sheep', 'stole', 'Lovelace', 'Ada', 'U1', 'xoxb', 'Mary', 'Quaint'])
      expect(all()).not.toMatch(new RegExp(`\\b${secret}\\b`));
  });
});

describe('the log', () => {
  it('writes no secret, name or text that it is handed by mistake', () => {
    const { log, all } = logged();
    log.info(
      { token: 'secret-1', user: { name: 'secret-2' }, body: { event: { text: 'secret-3' } } },
      'a line',
    );
    log.info({ request: { headers: { authorization: 'secret-4' } } }, 'another');
    expect(all()).toContain('[redacted]');
    expect(all()).not.toContain('secret-');
  });

  it('tells of an error its kind, code, cause and place, and no message but those made for operators', () => {
    const { log, all, lines } = logged();
    const cause = Object.assign(new TypeError('secret-1'), { code: 'ECONNRESET' });
    log.error({ err: new Error('secret-2', { cause }) });
    log.error({ err: new StoreUnavailable('The database is locked.') });
    log.error({ err: 'secret-3' });
    log.error(new Error('secret-4'));
    log.info('a line of our own');
    expect(all()).not.toContain('secret-');
    const [error, unavailable, thrown, , line] = lines();
    expect(line).toMatchObject({ msg: 'a line of our own' });
    expect(error).toMatchObject({ err: { type: 'Error', cause: { type: 'TypeError', code: 'ECONNRESET' } } });
    expect(JSON.stringify(error?.err)).toContain('log.test.ts');
    expect(unavailable).toMatchObject({ err: { type: 'StoreUnavailable', why: 'The database is locked.' } });
    expect(thrown).toMatchObject({ err: { type: 'string' } });
  });
});
