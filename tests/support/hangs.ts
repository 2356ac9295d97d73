/**
 * What takes longer hangs, on the busiest machine. No test is about it: what is waited for is awaited itself, and this only ends
 * one that would never. In milliseconds.
 */
export const HANGS = 4 * 60_000;
