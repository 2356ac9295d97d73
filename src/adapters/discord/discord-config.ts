/** How the bot is connected to Discord. */
export interface DiscordConfig {
  readonly applicationId: string;
  /** The bot's token, for the gateway and to publish commands; `null`: interactions come over HTTP only. */
  readonly token: string | null;
  /** The key that verifies Discord's HTTP requests, as 64 hexadecimal digits; `null`: nothing comes over HTTP. */
  readonly publicKey: string | null;
  /** The address of Discord's REST API, without a version and without a slash at the end. */
  readonly apiUrl: string;
  readonly sharding: DiscordSharding;
}

/** How many connections to the gateway there are, and whether each has its own process. */
export interface DiscordSharding {
  /** `auto`: the number that Discord recommends. */
  readonly shards: number | 'auto';
  readonly processes: 'one' | 'each';
}
