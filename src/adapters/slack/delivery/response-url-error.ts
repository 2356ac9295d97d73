/** Slack didn't take what was sent to a `response_url`: nobody has seen it. 404 and 410 where it is used up or too old. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly status: number;

  constructor(status: number) {
    super(`Slack answered ${status} at a response_url.`);
    this.status = status;
  }
}
