/** More waits to be posted into a channel than Slack takes in a minute: nobody would read it in time. */
export class ChannelBusy extends Error {
  override readonly name = 'ChannelBusy';
  readonly code = 'channel_busy';
}
