import { Tokenizer } from '@huggingface/tokenizers';
import type { Span } from '../core/answering/answer.ts';
import { readModelFile } from './model-files.ts';

/** What a text is to the reader: numbers of its vocabulary, in order, and the words they are pieces of. */
export interface WordPieces {
  readonly ids: readonly number[];
  /** Of each piece the offsets of its word in the text, in UTF-16 units. */
  readonly words: readonly Span[];
}

/** Cuts a text into the reader's word pieces. */
export type TokenizeText = (text: string) => WordPieces;

/**
 * A word as BERT's tokenizer cuts a text before it looks pieces up: a mark of punctuation or an ASCII symbol, or anything else
 * between white space. Controls are no white space: it removes them.
 */
const WORD = /[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu;

/** Words whose pieces are remembered: those of a large corpus, and no more memory than some 20 MB. */
const MAX_CACHED_WORDS = 100_000;

/**
 * Opens the reader's vocabulary: BERT's uncased word pieces. The library tells no offsets, so every word is looked up alone, which
 * finds the same pieces, and remembered.
 *
 * @param folder of the model
 * @throws Error with a sentence when a file of it is missing or damaged
 */
export async function openTokenizer(folder: string): Promise<TokenizeText> {
  const [vocabulary, config] = await Promise.all([
    readModelFile(folder, 'tokenizer.json'),
    readModelFile(folder, 'tokenizer_config.json'),
  ]);
  const tokenizer = new Tokenizer(JSON.parse(vocabulary.toString()), JSON.parse(config.toString()));
  const known = new Map<string, readonly number[]>();

  const piecesOf = (word: string): readonly number[] => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const { ids } = tokenizer.encode(word, { add_special_tokens: false });
    if (known.size < MAX_CACHED_WORDS) known.set(copyOf(word), ids);
    return ids;
  };

  return (text) => {
    const ids: number[] = [];
    const words: Span[] = [];
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const span: Span = [index, index + word.length];
      for (const id of piecesOf(word)) {
        ids.push(id);
        words.push(span);
      }
    }
    return { ids, words };
  };
}

/** The same word, of its own: V8 keeps all of a text for as long as a part is kept that was cut out of it. */
function copyOf(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
