import type { TokenizeText } from './word-pieces.ts';

/*
 * Encodes the embedder's texts as ids of word pieces: `[CLS]` text `[SEP]`. A longer text is truncated.
 */

/** Ids of `[CLS]`, which opens an input, and of `[SEP]`, which closes a text. */
export const CLS = 101;
export const SEP = 102;

/** The embedder was trained with this in front of questions, and nothing in front of passages. */
const QUESTION_PREFIX = 'Represent this sentence for searching relevant passages: ';

/** With the prefix and the pieces around it: more than most questions of 500 characters have. */
const MAX_QUESTION_PIECES = 128;

/** With the pieces around it. The model takes 512, and few passages are as long as this. */
export const MAX_PASSAGE_PIECES = 256;

export function encodeQuestion(question: string, tokenize: TokenizeText): number[] {
  return encode(QUESTION_PREFIX + question, MAX_QUESTION_PIECES, tokenize);
}

/** @param text of `embeddedTexts` */
export function encodePassage(text: string, tokenize: TokenizeText): number[] {
  return encode(text, MAX_PASSAGE_PIECES, tokenize);
}

function encode(text: string, limit: number, tokenize: TokenizeText): number[] {
  return [CLS, ...tokenize(text).ids.slice(0, limit - 2), SEP];
}
