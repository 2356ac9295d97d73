/** There is so much to do that waiting would be in vain. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}
