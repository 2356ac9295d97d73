import { type Logger, LogLevel } from '@slack/bolt';

/** Slack's SDK tells nothing by itself: its errors come to the adapter, which tells of each once, and its lines may hold what people wrote. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};
