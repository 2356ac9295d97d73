/** So many bytes that nobody can foresee. */
export type RandomBytes = (count: number) => Uint8Array;
