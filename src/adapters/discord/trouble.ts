/** Something between the bot and Discord that an operator may have to mend. */
export interface Trouble {
  /** What happened and what to do about it, without anything that people wrote. */
  readonly what: string;
  /** The event it happened with; `null` where it is about the connection. */
  readonly event: string | null;
  /** `null` where nothing was thrown. */
  readonly error: unknown;
}

/** Told of trouble, for the log. Must not throw. */
export type ReportTrouble = (trouble: Trouble) => void;
