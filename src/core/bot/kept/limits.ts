/** A workspace keeps no more answers: what lasts belongs into documents. */
export const MAX_ANSWERS = 10_000;

/** How many questions an answer may be kept for. */
export const MAX_KEPT_QUESTIONS = 3;
