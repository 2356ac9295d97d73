/** What to say of an error that nobody expected. */
export function faultSentence(error: unknown): string {
  const told = error instanceof Error ? error.stack : String(error);
  return `This is a fault of the program, please report it: ${told}`;
}
