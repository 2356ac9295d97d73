import { describe, expect, it } from 'vitest';
import { english } from '../../../src/core/bot/wording/english.ts';
import type { Asked } from '../../support/load/ask.ts';
import { discordWays } from '../../support/load/discord-ways.ts';
import { tally } from '../../support/load/tally.ts';
import { createWitness, type Witness } from '../../support/load/witness.ts';

const { command: way } = discordWays();
const asked = (given: Partial<Asked> = {}): Asked => ({
  way,
  key: 'a',
  sentAt: 0,
  deliveries: 1,
  by: 'a1',
  ...given,
});

function talliedAfter(happens: (witness: Witness) => void, given: Partial<Asked> = {}, killed = new Map()) {
  const witness = createWitness();
  witness.expects('a', 'U1');
  happens(witness);
  return { ...tally([asked(given)], witness, killed), strays: witness.strays() };
}

describe('what is told of a question', () => {
  it.each<[string, (witness: Witness) => void, object]>([
    ['nothing is said to: lost', () => {}, { answered: 0, lost: 1, refused: 0, doubled: 0 }],
    ['one message: answered', ({ gets }) => gets('a', 'Yes.'), { answered: 1, lost: 0, doubled: 0 }],
    [
      'two messages: doubled',
      ({ gets }) => {
        gets('a', 'Yes.');
        gets('a', 'Yes.');
      },
      { answered: 1, doubled: 1 },
    ],
    [
      'a response, and a message after it: doubled',
      ({ reads, gets }) => {
        reads('a', 'Yes.');
        gets('a', 'Yes.');
      },
      { answered: 1, doubled: 1 },
    ],
    [
      'a response that is changed: one',
      ({ reads }) => {
        reads('a', 'Yes.');
        reads('a', 'Yes.');
      },
      { answered: 1, doubled: 0 },
    ],
    [
      'a response that is taken away, and a message instead: one',
      ({ reads, gets }) => {
        reads('a', 'Yes.');
        reads('a', null);
        gets('a', 'Yes.');
      },
      { answered: 1, doubled: 0 },
    ],
    ['an apology alone', ({ gets }) => gets('a', english.failed), { answered: 0, apologised: 1, lost: 0 }],
    [
      'an apology and an answer: both, and not doubled',
      ({ gets }) => {
        gets('a', english.failed);
        gets('a', 'Yes.');
      },
      { answered: 1, apologised: 0, both: 1, doubled: 0 },
    ],
    [
      'a message that reaches its asker elsewhere',
      ({ gets }) => gets('U1', 'Yes.'),
      { answered: 1, strays: 0 },
    ],
    ['a message to somebody else', ({ gets }) => gets('U2', 'Yes.'), { answered: 0, lost: 1, strays: 1 }],
  ])('%s', (_, happens, expected) => {
    expect(talliedAfter(happens)).toMatchObject(expected);
  });

  it('tells those that nobody acknowledged', () => {
    expect(talliedAfter(() => {}, { by: null })).toMatchObject({ lost: 1, refused: 1, orphaned: 0 });
  });

  it('tells those whose process was killed before they were answered', () => {
    expect(talliedAfter(() => {}, {}, new Map([['a1', 5]]))).toMatchObject({ orphaned: 1, orphansLost: 1 });
    expect(talliedAfter(({ gets }) => gets('a', 'Yes.'), {}, new Map([['a1', Infinity]]))).toMatchObject({
      orphaned: 0,
    });
  });
});
