/** Whether a model can be used. A reason completes a sentence: "the reader can't be used, as its file … is missing". */
export type ModelState =
  | { readonly state: 'starting' | 'ready' }
  /** Its worker died. What it was doing is lost; the rest waits. */
  | { readonly state: 'restarting'; readonly reason: string }
  /** For good. */
  | { readonly state: 'unusable'; readonly reason: string };
