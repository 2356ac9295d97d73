/** A corpus that can't be answered from; its message is for the operator. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}
