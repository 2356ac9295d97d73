/** Something that can't become an article, and why; its message is a sentence for the operator. */
export class RefusedSource extends Error {
  override readonly name = 'RefusedSource';
}
