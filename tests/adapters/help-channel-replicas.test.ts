import { describe, expect, it, onTestFinished } from 'vitest';
import { botOf } from '../support/bot-of.ts';
import { postgres } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { MILL } from '../support/mill-talk.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { discordDriver } from './discord/discord-driver.ts';
import { slackDriver } from './slack/slack-driver.ts';

const QUESTION = 'Who runs the mill?';
const ANSWER = 'Mary Miller runs the mill.';

const DRIVERS = [
  ['Slack', () => slackDriver('http')],
  ['Discord', () => discordDriver('gateway')],
] as const;

describe.skipIf(postgres === null)('in a help channel with two replicas over PostgreSQL', () => {
  it.each(DRIVERS)(
    'each question on %s is answered once, also when both get it again',
    async (_, createDriver) => {
      const address = await postgres?.create();
      if (address === undefined) throw new Error('There is a PostgreSQL.');
      const driver = createDriver();
      const start = async () => {
        const settings = { listens: 'questions', helpChannels: true } as const;
        const adapter = await driver.start(botOf([MILL], { store: await openTestStore(address), settings }));
        onTestFinished(adapter.stop);
        return adapter;
      };
      const replicas = [await start(), await start()];
      const [one] = replicas;
      const texts = () => one?.shown().map(({ text }) => text.replaceAll(/\s+/g, ' ')) ?? [];
      const deliver = (text: string, event: string) =>
        Promise.all(replicas.map(({ channel }) => channel?.write(text, event)));
      for (let delivery = 0; delivery < 2; delivery++) await deliver(QUESTION, 'E1');
      await deliver('What does the mill grind?', 'E2');
      await eventually(() => expect(texts()).toHaveLength(2));
      expect(texts()).toEqual([
        expect.stringContaining(ANSWER),
        expect.stringContaining('The mill grinds wheat and rye.'),
      ]);
    },
  );
});
