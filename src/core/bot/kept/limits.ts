/** A workspace keeps no more answers: what lasts belongs into documents. */
export const MAX_ANSWERS = 10_000;
