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

export const PING_NOBODY = { parse: [] } as const;

/** What Discord allows; see “Components Reference”, “Message resource” and “Application commands” of its documentation. */
export const LIMITS = {
  /** Characters of a message's plain content. */
  content: 2_000,
  /** Characters of all text displays of a message together. */
  texts: 4_000,
  /** Components of a message, those inside others included. */
  components: 40,
  /** Rows under plain content, and buttons in a row. */
  rows: 5,
  buttonsInRow: 5,
  /** Characters of a button's label, and of the address it leads to. */
  label: 80,
  url: 512,
  /** Choices of a type-ahead, and characters of a choice's name or value. */
  choices: 25,
  choice: 100,
  /** Characters of a form's title, and of the label of a field. */
  formTitle: 45,
  fieldLabel: 45,
} as const;
