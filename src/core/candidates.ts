import type { Engine } from './answer.ts';

/**
 * Passages that are looked at, by engine: those whose sentences are ranked; and those whose windows may be read, enough to fill
 * them, as a window seldom holds more than three passages.
 */
export const CANDIDATES: Readonly<Record<Engine, number>> = { lexical: 10, reader: 30 };
