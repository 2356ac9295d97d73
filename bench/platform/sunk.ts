/** What something that was sent was answered with. */
export interface Sunk {
  readonly times: number;
  /** The text of the first. */
  readonly text: string;
}

/** What was answered, by what the answer is known by. */
export type SunkAt = (key: string) => Sunk | undefined;
