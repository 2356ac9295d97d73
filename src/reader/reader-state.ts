/** Whether the reader reads; if not, why, as the end of a sentence ("as its file … is missing"). */
export type ReaderState =
  | { readonly state: 'starting' | 'ready' }
  /** Its worker died, and the question in it was lost; others wait. */
  | { readonly state: 'restarting'; readonly reason: string }
  /** It won't read again. */
  | { readonly state: 'unusable'; readonly reason: string };
