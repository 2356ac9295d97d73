import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/core/answering/ask.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { loadCorpus } from '../../../src/corpus/load-corpus.ts';
import { articleOf } from '../../support/articles.ts';
import { askOf } from '../../support/evaluation.ts';
import { questionOf } from '../../support/question-of.ts';

const TEXTS = new URL('texts/', import.meta.url);

async function askAbout(name: string): Promise<Ask> {
  const { articles } = await loadCorpus([fileURLToPath(new URL(name, TEXTS))]);
  return askOf(articles);
}

function quoteOf(ask: Ask, question: string): Promise<string> {
  return ask(question).then(({ quotes }) => quotes[0]?.text ?? '');
}

describe('in a text about works', () => {
  let ask: Ask;
  beforeAll(async () => {
    ask = await askAbout('numbers.md');
  });

  it.each([
    ['how many people does the plant employ: 12500?', '12,500 people'],
    ['how many people does the plant employ?', '12,500 people'],
    ['12,500 people', '12,500 people'],
    ['12 500 people', '12,500 people'],
    ['12500', '12,500 people'],
    ['1200 rpm', '1,200 rpm'],
    ['1 200 rpm', '1,200 rpm'],
    ['1200rpm', '1,200 rpm'],
    ['10000 litres', '10.000 litres'],
    ['10.000 liters', '10.000 litres'],
    ['1234 m', '1 234 m'],
    ['1,234', '1 234 m'],
    ['1.2 bn euros', '1.2bn euros'],
    ['3.5 million pumps', '3.5 million'],
    ['what is part 4711-AB?', '4711-AB'],
    ['4711AB', '4711-AB'],
    ['X 200', 'X200'],
    ['how long is the warranty: 24 months?', '24 months'],
    ['what was fixed in 2.10.1?', '2.10.1'],
    ['what happened in 2023?', 'In 2023'],
  ])('%s finds “%s”', async (question, expected) => {
    expect(await quoteOf(ask, question)).toContain(expected);
  });

  it.each(['12501', '12 501', '125', '2.10.2', '4711-AC', 'X201'])(
    'another number finds nothing: %s',
    async (question) => {
      expect(await quoteOf(ask, question)).toBe('');
    },
  );
});

describe('in a text about a harbour', () => {
  let ask: Ask;
  beforeAll(async () => {
    ask = await askAbout('harbour.md');
  });

  it.each([
    ['2000 boats', '2,000 boats'],
    ['2 000 boats', '2,000 boats'],
    ['wifi for guests', 'Wi-Fi'],
    ['what is the wifi passphrase?', 'Wi-Fi'],
    ['Wi-Fi', 'Wi-Fi'],
    ['call 112', '112'],
    ['112', '112'],
    ['what does electricity cost per kWh', '0.42 €'],
    ['0.42 €', '0.42 €'],
    ['is petrol sold?', 'petrol isn’t'],
    ['colour of the water', 'colour of the water'],
    ['color of the water', 'colour of the water'],
    ['which organization analyzed the water?', 'organisation'],
    ['when is the re-opening of the sauna?', 'Q3 2025'],
    ['reopening', 'Q3 2025'],
    ['Q3 2025', 'Q3 2025'],
    ['email address of the office', 'e-mail'],
    ['e-mail', 'e-mail'],
    ['cooperative', 'Co-operative'],
    ['Jose Nunez', 'José Núñez'],
    ['$25', '$25'],
    ['25 dollars', '$25'],
    ['£600 million', '£600 million'],
    ['600 million pounds', '£600 million'],
    ['how deep is the basin: 4.5m?', '4.5 m'],
    ['4.5 m', '4.5 m'],
    ['when does the office close, 6pm?', '6 pm'],
    ['who opened the harbor?', '12 March 1998'],
  ])('%s finds “%s”', async (question, expected) => {
    expect((await quoteOf(ask, question)).replaceAll("'", '’')).toContain(expected);
  });

  it('the word that was asked for is highlighted where it is written in two parts', async () => {
    const { quotes } = await ask('wifi for guests');
    const quote = quotes[0];
    expect(quote?.highlights.map(([start, end]) => quote.text.slice(start, end))).toContain('Wi-Fi');
  });
});

describe('a code', () => {
  const BOARDS = [
    'The ESP32-C3 board has 400 kB of memory and one core.',
    'The ESP32-S3 board has 512 kB of memory and two cores.',
    'The RP2040 board has 264 kB of memory and two cores.',
    'The RP 2350 board has 520 kB of memory and two cores.',
  ];
  const ask = askOf([articleOf(BOARDS)]);

  it.each([
    ['How much memory does the ESP32-S3 board have?', '512'],
    ['how much memory does the esp32s3 board have?', '512'],
    ['ESP32-C3', '400'],
    ['RP 2040', '264'],
    ['rp 2040', '264'],
    ['RP-2040', '264'],
    ['RP2350', '520'],
    ['rp-2350', '520'],
  ])('is one however it is written: %s', async (question, expected) => {
    expect(await quoteOf(ask, question)).toContain(expected);
  });

  it.each(['ESP32-S2', 'ESP32S2', 'RP2041', 'RP-2041', 'E1042'])(
    'that the articles don’t have is not its neighbour: %s',
    async (question) => {
      expect(await quoteOf(ask, question)).toBe('');
    },
  );

  it('that the articles don’t have is an unknown name, not a part of it', () => {
    const index = createPassageIndex([articleOf(BOARDS)]);
    const terms = index.resolveTerms(questionOf('how much memory has the ESP32-S2?'));
    expect(terms.find(({ asked }) => asked.word === 'esp32s2')).toMatchObject({ isName: true });
    expect([...(terms.find(({ asked }) => asked.word === 'esp32s2')?.variants ?? [])]).toEqual([]);
  });
});
