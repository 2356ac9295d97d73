/** What is kept of a request beside its claim, until it is answered. */
export interface KeptRequest {
  /** The asker's keyed hash, by which it is erased with all else of theirs; `null` for the wish to be forgotten itself. */
  readonly person: string | null;
  /** All that it takes to deal with it, sealed. */
  readonly sealed: string;
}
