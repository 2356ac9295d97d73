import type {
  APIActionRowComponent,
  APIButtonComponent,
  APISectionComponent,
  APITextDisplayComponent,
} from 'discord.js';

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;
export type MessageComponent = ButtonRow | APISectionComponent | APITextDisplayComponent;

/** A message as Discord takes it. */
export interface DiscordMessage {
  /** The text in Markdown; absent if it is in components. */
  readonly content?: string;
  readonly components: readonly MessageComponent[];
  readonly flags: number;
  /** Pings nobody, or nobody but whom it replies to. Needed with each message and each edit. */
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user?: true };
}

export const PING_NOBODY = { parse: [] } as const;

/** Discord's limits; see “Components Reference”, “Message resource” and “Application commands” in its documentation. */
export const LIMITS = {
  /** Characters of a message's content. */
  content: 2_000,
  /** Characters of all text displays of a message in total. */
  texts: 4_000,
  /** Components of a message, including nested ones. */
  components: 40,
  /** Rows of buttons under the content, and buttons in a row. */
  rows: 5,
  buttonsInRow: 5,
  /** Characters of a button's label, and of its URL. */
  label: 80,
  url: 512,
  /** Choices of an autocompletion, and characters of a choice's name or value. */
  choices: 25,
  choice: 100,
  /** Characters of a form's title, and of a field's label. */
  formTitle: 45,
  fieldLabel: 45,
} as const;
