/** What took longer than it may. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}
