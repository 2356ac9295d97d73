import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { bundledArticle } from '../support/articles.ts';
import { prose } from '../support/generated.ts';
import { inFolder } from '../support/in-folder.ts';

const read = (name: string) => readFileSync(join(SHIPPED_MODEL, name));
const tokenizer = new Tokenizer(
  JSON.parse(read('tokenizer.json').toString()),
  JSON.parse(read('tokenizer_config.json').toString()),
);
const idsOf = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;

let tokenize: TokenizeText;
beforeAll(async () => {
  tokenize = await openTokenizer(SHIPPED_MODEL);
});

describe('the pieces of a text', () => {
  it('are those of the whole text, on every passage of the article', async () => {
    for (const { text } of (await bundledArticle()).passages) expect(tokenize(text).ids).toEqual(idsOf(text));
  });

  it.each([
    '£600 a ton',
    "Kyiv's 600-mile front",
    'élan, naïve',
    '“who else?” Oakham’s',
    'a\tb\nc\u00A0d',
    '漢字 と 🎉',
    'soft\u00ADhyphen',
    '',
  ])('are those of the whole text: %j', (text) => {
    expect(tokenize(text).ids).toEqual(idsOf(text));
  });

  it('are those of the whole text, of any prose', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(tokenize(text).ids).toEqual(idsOf(text));
      }),
    );
  });

  it('know the word that they are of', () => {
    const { wordSpans } = tokenize('Zelenskyy’s £600');
    expect(new Set(wordSpans.map(([start, end]) => 'Zelenskyy’s £600'.slice(start, end)))).toEqual(
      new Set(['Zelenskyy', '’', 's', '£600']),
    );
  });

  it('are never those that open and close an input, whatever the text says', () => {
    expect(tokenize('[CLS] [SEP] [PAD]').ids.some((id) => id === 101 || id === 102 || id === 0)).toBe(false);
  });
});

it('is refused when a file of it is missing or another', async () => {
  const folder = await inFolder({ 'tokenizer.json': read('tokenizer.json').subarray(1) });
  await expect(openTokenizer(folder)).rejects.toThrow(
    /^its file tokenizer\S*\.json is (missing or can't be read|damaged)$/,
  );
});
