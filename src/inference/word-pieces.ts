import { Tokenizer } from '@huggingface/tokenizers';
import type { Span } from '../core/answering/answer.ts';
import { readModelFile } from './model-files.ts';

/** A text as ids of the vocabulary. */
export interface WordPieces {
  readonly ids: readonly number[];
  /** For each piece, the span of its word in the text. */
  readonly wordSpans: readonly Span[];
}

export type TokenizeText = (text: string) => WordPieces;

/**
 * A word of BERT's pre-tokenizer: a punctuation mark or an ASCII symbol, or anything else between white space. Control characters
 * aren't white space, because it removes them.
 */
const WORD = /[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu;

/** Enough for a large corpus, in about 20 MB. */
const MAX_CACHED_WORDS = 100_000;

/**
 * Opens BERT's uncased WordPiece tokenizer. The library gives no offsets, so it gets each word by itself, which results in the same
 * pieces. Caches the pieces of words.
 *
 * @param folder of the model
 * @throws Error if one of its files is missing or damaged
 */
export async function openTokenizer(folder: string): Promise<TokenizeText> {
  const [vocabulary, config] = await Promise.all([
    readModelFile(folder, 'tokenizer.json'),
    readModelFile(folder, 'tokenizer_config.json'),
  ]);
  const tokenizer = new Tokenizer(JSON.parse(vocabulary.toString()), JSON.parse(config.toString()));
  const cache = new Map<string, readonly number[]>();

  const piecesOf = (word: string): readonly number[] => {
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    const { ids } = tokenizer.encode(word, { add_special_tokens: false });
    if (cache.size < MAX_CACHED_WORDS) cache.set(copyOf(word), ids);
    return ids;
  };

  return (text) => {
    const ids: number[] = [];
    const wordSpans: Span[] = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const span: Span = [index, index + word.length];
      for (const id of piecesOf(word)) {
        ids.push(id);
        wordSpans.push(span);
      }
    }
    return { ids, wordSpans };
  };
}

/** Copies a word, because V8 keeps a whole text in memory as long as a slice of it. */
function copyOf(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
