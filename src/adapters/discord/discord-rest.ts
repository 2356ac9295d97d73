interface RestOptions {
  readonly body?: unknown;
  /** `false` where the address itself has a token. */
  readonly auth?: boolean;
  readonly query?: URLSearchParams;
}

type Call = (route: `/${string}`, options?: RestOptions) => Promise<unknown>;

/** What is used of discord.js's REST client. Each call rejects with what Discord refused. */
export interface DiscordRest {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
}
