/** A process of its own with a store of the built package: `node store-process.js TASK ADDRESS_AS_JSON [ARGUMENT]`. */
import { openStore } from '../../dist/store/open-store.js';

const MINUTE = 60_000;
const [, , task, address, argument] = process.argv;
/** No test is about how long these wait for one another. In milliseconds. */
const LONG = 10 * MINUTE;
const timeouts = { busy: LONG, connection: LONG, statement: LONG };
const store = await openStore({ address: JSON.parse(address), encryptionKeys: [], timeouts });

/** Each says, a line each, what it has done. */
const TASKS = {
  /** Nothing more than open the store. */
  async open() {
    await store.checkHealth();
    say('opened');
  },
  /** Claims as many events, and says of which it may handle. */
  async claim(count) {
    const events = Array.from({ length: count }, (_, index) => `event ${index}`);
    await Promise.all(
      events.map(async (event) => {
        const { outcome } = await store.claim(event, MINUTE);
        if (outcome === 'mine') say(event);
      }),
    );
  },
  /** Records questions until it is killed, and says which are acknowledged. */
  async record() {
    for (let number = 0; ; number += 1) {
      const id = `question ${number}`;
      await store.questions.record({
        id,
        at: Date.now(),
        place: { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null },
        person: 'aHash',
        text: `Who holds village ${number}? ${'?'.repeat(400)}`,
        outcome: 'answered',
        confidence: 0.7,
        engine: 'lexical',
        nearest: null,
      });
      say(id);
    }
  },
};

function say(line) {
  process.stdout.write(`${line}\n`);
}

await TASKS[task](Number(argument));
await store.close();
