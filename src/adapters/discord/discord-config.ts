/** How the bot is connected to Discord. */
export interface DiscordConfig {
  readonly applicationId: string;
  /** The bot's token, for the gateway and to publish commands; `null`: interactions come by HTTP alone. */
  readonly token: string | null;
  /** What Discord signs its HTTP requests with, as 64 hexadecimal digits; `null`: nothing comes by HTTP. */
  readonly publicKey: string | null;
  /** Where Discord's REST API is, without version and without a slash at the end. */
  readonly apiUrl: string;
  readonly sharding: DiscordSharding;
}

/** How many connections there are to the gateway, and whether each has a process of its own. */
export interface DiscordSharding {
  /** `auto`: as many as Discord recommends. */
  readonly shards: number | 'auto';
  readonly processes: 'one' | 'each';
}
