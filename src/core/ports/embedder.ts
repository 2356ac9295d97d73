/** How many numbers a vector has. */
export const VECTOR_SIZE = 384;

/** The meaning of a text as a direction: `VECTOR_SIZE` numbers, of length 1. The cosine of two is their dot product. */
export type Vector = Float32Array;

/** Turns texts into vectors. Close vectors mean close meanings. The vector of a text depends on that text alone. */
export interface Embedder {
  /** Of the weights and of how a text is prepared for them. Vectors of different versions can't be compared. */
  readonly version: string;
  /**
   * The vector of a question, ahead of any passages that wait. `null` when the embedder needs longer than `timeout` (milliseconds;
   * `Infinity` for no timeout), when its queue is full, or when it is out of order. Never throws.
   */
  embedQuestion(question: string, timeout: number): Promise<Vector | null>;
  /** The vectors of texts of `embeddedTexts`, in order. `null` when the embedder is out of order. Never throws. */
  embedPassages(texts: readonly string[]): Promise<readonly Vector[] | null>;
}
