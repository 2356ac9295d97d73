import type {
  APIActionRowComponent,
  APIButtonComponent,
  APISectionComponent,
  APITextDisplayComponent,
} from 'discord.js';

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;
export type MessageComponent = ButtonRow | APISectionComponent | APITextDisplayComponent;

/** What is sent to Discord as a message. */
export interface DiscordMessage {
  /** Plain text; absent where the text is in components. */
  readonly content?: string;
  readonly components: readonly MessageComponent[];
  readonly flags: number;
  /** Nobody is ever pinged. Needed with each message and each edit. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

export const NOBODY = { parse: [] } as const;
