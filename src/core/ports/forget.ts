/**
 * Erases all that is kept of a person: questions with the feedback on them, feedback given, tokens counted under
 * `person:`, requests that are kept until they are answered. After it no row holds the hash.
 *
 * @param person the keyed hash
 * @returns how many questions and verdicts were erased
 * @throws StoreUnavailable
 */
export type Forget = (person: string) => Promise<number>;
