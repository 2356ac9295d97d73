/** Something a command can't do, and why; ends it with exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
