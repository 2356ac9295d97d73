/** What was fetched or read, as it came. */
export interface Source {
  /** The path or address it was asked for by; for messages, and by which it is known again. */
  readonly name: string;
  /** Where it really came from, after redirects; `null` for a file. */
  readonly url: string | null;
  readonly bytes: Uint8Array;
  /** Of HTTP: `text/html; charset=utf-8`. */
  readonly contentType: string | null;
  /** BCP 47, as HTTP tells it. */
  readonly language: string | null;
}
