import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import type { BotEvent } from '../../src/core/ports/observe.ts';
import { articleOf } from '../support/articles.ts';
import { botOf } from '../support/bot-of.ts';
import { DATABASES, sqlite } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { openImpatientStore, openTestStore } from '../support/open-test-store.ts';
import { patientClock } from '../support/patient.ts';
import { expectUnavailable, expectUsable } from '../support/store-state.ts';
import { ADA, CHANNEL, quotesOf, talkWith } from '../support/talk-with.ts';

const ARTICLES = [articleOf(['The mill stands by the river.', 'The brewery closed in 1987.'])];
const ASKED = { kind: 'ask', question: 'When did the brewery close?', way: 'command' } as const;
const ANSWER = ['The brewery closed in 1987.'];

describe.each(DATABASES)('a question asked of two bots over one store on $name', ({ create }) => {
  it('is answered once, though both get it at once, and once more after that', async () => {
    const address = await create();
    const bots = [
      botOf(ARTICLES, { store: await openTestStore(address), clock: patientClock }),
      botOf(ARTICLES, { store: await openTestStore(address), clock: patientClock }),
    ];
    const delivered: string[] = [];
    const events = Array.from({ length: 20 }, (_, index) => `slack:Ev${index}`);
    const deliverToBoth = () =>
      bots.flatMap((bot) =>
        events.map((event) =>
          bot.handle({ event, asker: ADA, place: CHANNEL, action: ASKED }, async () => {
            delivered.push(event);
          }),
        ),
      );
    const handled = deliverToBoth();
    await eventually(() => expect(delivered.length).toBeGreaterThanOrEqual(events.length));
    handled.push(...deliverToBoth());
    // Who waits for the other to be done would wait until the lease ends.
    await Promise.all([...bots.map((bot) => bot.stop()), ...handled]);
    expect(delivered.sort()).toEqual(events.sort());
  });

  it('is answered by the other when the first could not deliver it', async () => {
    const address = await create();
    const request = { event: 'slack:Ev1', asker: ADA, place: CHANNEL, action: ASKED };
    const failing = botOf(ARTICLES, { store: await openTestStore(address) });
    await failing.handle(request, () => Promise.reject(new Error('The network is gone.')));
    const replies = await talkWith(botOf(ARTICLES, { store: await openTestStore(address) })).send(ASKED, {
      event: 'slack:Ev1',
    });
    expect(replies.map(quotesOf)).toEqual([ANSWER]);
  });
});

describe('a question asked of a bot whose store is locked', () => {
  it('is answered all the same, and the store says so, and when it recovers', async () => {
    const address = await sqlite.create();
    if (address.kind !== 'sqlite') throw new Error('It is a file.');
    const store = await openImpatientStore(address);
    const events: BotEvent[] = [];
    const bot = botOf(ARTICLES, { store, observe: (event) => events.push(event) });
    const other = new Libsql(address.file);
    other.exec('begin immediate');
    expect(quotesOf(await talkWith(bot).ask(ASKED.question, { event: 'slack:Ev1' }))).toEqual(ANSWER);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'store-trouble' }));
    await expectUnavailable(store, /database is locked/);
    other.exec('commit');
    await eventually(() => expectUsable(store));
  });
});
