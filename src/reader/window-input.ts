import type { Span } from '../core/answer.ts';
import type { Window } from '../core/reading/window.ts';
import { sentencePieces } from './sentence-pieces.ts';
import type { ToPieces } from './word-pieces.ts';

/** `[CLS]`, which opens the input, and `[SEP]`, which closes the question and the window. */
const CLS = 101;
const SEP = 102;

/** The reader was trained on questions of so many pieces at most; more are left out. */
const MAX_QUESTION_PIECES = 40;

/** A question and a window as the model takes them: `[CLS]` question `[SEP]` window `[SEP]`. */
export interface WindowInput {
  readonly ids: readonly number[];
  /** The place in `ids` of the window's first piece. */
  readonly windowAt: number;
  /** Of each sentence of the window, how many pieces it has. */
  readonly sentenceLengths: readonly number[];
}

/** A window's input, and where its pieces stand: of each sentence the offsets, in its passage's text, of its pieces' words. */
export interface EncodedWindow {
  readonly input: WindowInput;
  readonly words: readonly (readonly Span[])[];
}

export function encodeWindow(question: string, window: Window, toPieces: ToPieces): EncodedWindow {
  const asked = [CLS, ...toPieces(question).ids.slice(0, MAX_QUESTION_PIECES), SEP];
  const sentences = window.sentences.map((sentence) => sentencePieces(sentence, toPieces));
  return {
    input: {
      ids: [...asked, ...sentences.flatMap(({ ids }) => ids), SEP],
      windowAt: asked.length,
      sentenceLengths: sentences.map(({ ids }) => ids.length),
    },
    words: sentences.map(({ words }) => words),
  };
}
