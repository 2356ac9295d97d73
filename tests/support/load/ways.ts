/** What is sent to the bot when somebody asks. */
export interface Question {
  /** What the answer is known by, and where else it may come; see `Witness`. */
  readonly key: string;
  readonly alias: string | null;
  readonly body: string;
  /** With a signature of now. */
  readonly headers: () => Record<string, string>;
}

/** One of the ways to ask on a platform. */
export interface Way {
  readonly platform: 'Slack' | 'Discord';
  readonly name: string;
  /** Where the bot takes it. */
  readonly path: string;
  /** Whether the platform delivers again what wasn't acknowledged. */
  readonly isRetried: boolean;
  /** @param place counted over all that are asked: it says who asks, and where */
  readonly ask: (place: number, question: string) => Question;
}

/** So many people ask, and in so many channels: nobody asks too often, and no channel is full. */
export const PEOPLE = 2_000;
export const CHANNELS = 500;
