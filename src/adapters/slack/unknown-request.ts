/** Slack sent something that this app has no handler for: the app's settings and the bot disagree. */
export class UnknownRequest extends Error {
  override readonly name = 'UnknownRequest';
  /** Bolt leaves errors with a code as they are. */
  readonly code = 'kursk_unknown_request';

  constructor(what: string) {
    super(`Nothing here answers ${what}.`);
  }
}
