import { DiscordAPIError, DiscordjsErrorCodes, RateLimitError, RESTJSONErrorCodes } from 'discord.js';

/**
 * What is closed to a message that Discord refuses with a code: the reply, while a message of its own may be written; the channel; the
 * interaction that it responds to; or everything, until an operator does something.
 */
export type Closed = 'reply' | 'channel' | 'interaction' | 'all';

interface KnownError {
  /** What an operator can do about it, as a sentence. */
  readonly advice: string;
  readonly closed: Closed;
}

const PERMISSIONS =
  'give its role View Channels, Send Messages, Send Messages in Threads and Read Message History there, and in help channels Create Public Threads.';
const NOTHING = 'There is nothing to do.';
const BAD_TOKEN =
  'Discord doesn’t take the token: set DISCORD_TOKEN to the one on the page “Bot” of the application.';
const TOO_FAST =
  'The channel lets the bot write less often than it is asked: give its role Bypass Slowmode there, or lower QUESTIONS_PER_CHANNEL.';
const MODERATED =
  'The server’s moderation blocked an answer: exempt the bot’s role from the rule, under Server Settings.';
const MALFORMED = 'Discord doesn’t take an answer of the bot: report that to its maintainers.';

/** By Discord's error code. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const KNOWN_ERRORS: Readonly<Record<number, KnownError>> = {
  [RESTJSONErrorCodes.UnknownInteraction]: {
    advice:
      'The bot answered an interaction too late: Discord waits for 3 seconds. Check the load and the clock of the machine, and its network.',
    closed: 'interaction',
  },
  [RESTJSONErrorCodes.InvalidWebhookToken]: {
    advice:
      'The bot answered an interaction too late: its token expires after 15 minutes. Find out what held the bot up.',
    closed: 'interaction',
  },
  [RESTJSONErrorCodes.UnknownWebhook]: {
    advice:
      'An interaction isn’t open any more: its token expires after 15 minutes. Find out what held the bot up.',
    closed: 'interaction',
  },
  [RESTJSONErrorCodes.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages]: {
    advice: `Somebody who has the bot for themselves pressed more buttons than Discord allows. ${NOTHING}`,
    closed: 'interaction',
  },
  [RESTJSONErrorCodes.MissingPermissions]: {
    advice: `The bot may not write in the channel: ${PERMISSIONS}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.MissingAccess]: {
    advice: `The bot may not see the channel: ${PERMISSIONS}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.UnknownChannel]: {
    advice: `The channel was deleted before the answer came. ${NOTHING}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: {
    advice: `Nobody can write in that channel. ${NOTHING}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.CannotSendAMessageInAForumChannel]: {
    advice: `In a forum there are posts only; the bot answers in them. ${NOTHING}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType]: {
    advice: `Nobody can write in that channel. ${NOTHING}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.ChannelVerificationLevelTooHighForYouToGainAccess]: {
    advice:
      'The server’s verification level keeps the bot out: give its role a permission of moderators, or lower the level.',
    closed: 'channel',
  },
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: {
    advice: `The thread is archived. ${NOTHING}`,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.ThreadLocked]: {
    advice: 'The thread is locked: give the bot’s role Manage Threads there, if it is to answer.',
    closed: 'channel',
  },
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit]: { advice: TOO_FAST, closed: 'channel' },
  [RESTJSONErrorCodes.ChannelSendRateLimit]: { advice: TOO_FAST, closed: 'channel' },
  [RESTJSONErrorCodes.ServerSendRateLimit]: { advice: TOO_FAST, closed: 'channel' },
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: { advice: MODERATED, closed: 'channel' },
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter]: {
    advice:
      'Discord takes a link of an answer for harmful: check the addresses of the articles, and PUBLIC_URL.',
    closed: 'channel',
  },
  [RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient]: {
    advice: MODERATED,
    closed: 'channel',
  },
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]: {
    advice: `The bot may not reply to messages in the channel: ${PERMISSIONS}`,
    closed: 'reply',
  },
  [RESTJSONErrorCodes.CannotReferenceAMessageWithoutPermissionToReadMessageHistory]: {
    advice: `The bot may not reply to messages in the channel: ${PERMISSIONS}`,
    closed: 'reply',
  },
  [RESTJSONErrorCodes.UnknownMessage]: {
    advice: `The message was deleted before the answer came. ${NOTHING}`,
    closed: 'reply',
  },
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType]: { advice: MALFORMED, closed: 'reply' },
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage]: { advice: MALFORMED, closed: 'all' },
  [RESTJSONErrorCodes.RequestEntityTooLarge]: { advice: MALFORMED, closed: 'all' },
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: {
    advice: `The person takes no direct messages from the bot: they can ask with the slash command. ${NOTHING}`,
    closed: 'all',
  },
  [RESTJSONErrorCodes.UnknownMember]: {
    advice: `The person has left the server that they asked on, so that they aren’t told of an answer. ${NOTHING}`,
    closed: 'all',
  },
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: {
    advice: `The person shares no server with the bot: they can ask with the slash command. ${NOTHING}`,
    closed: 'all',
  },
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast]: {
    advice:
      'The bot opened too many direct messages in a short time: find out why it can’t write where it is asked.',
    closed: 'all',
  },
  [RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled]: {
    advice: 'Discord keeps the bot from writing for a while: ask Discord’s support why.',
    closed: 'all',
  },
  [RESTJSONErrorCodes.Unauthorized]: { advice: BAD_TOKEN, closed: 'all' },
  [RESTJSONErrorCodes.InvalidToken]: { advice: BAD_TOKEN, closed: 'all' },
  [RESTJSONErrorCodes.VerifyYourAccount]: {
    advice: 'Discord wants the owner of the application to verify their account.',
    closed: 'all',
  },
  [RESTJSONErrorCodes.CloudflareIsBlockingYourRequest]: {
    advice:
      'Cloudflare blocks the bot’s address: wait an hour, and find out from the log what was sent so often.',
    closed: 'all',
  },
};

const UNAUTHORIZED = 401;
const SERVER_ERRORS = 500;

/** Whether Discord refused a request with this code. */
export function hasErrorCode(error: unknown, expected: RESTJSONErrorCodes): boolean {
  const { code } = error as { code?: unknown };
  return code === expected;
}

/**
 * What is closed to a message that Discord has refused: with a code that nobody knows, the channel, so that it is tried in another
 * way. `null`: Discord didn't refuse it, so that it may have arrived.
 */
export function closedBy(error: unknown): Closed | null {
  if (!(error instanceof DiscordAPIError) || error.status >= SERVER_ERRORS) return null;
  return KNOWN_ERRORS[Number(error.code)]?.closed ?? (error.status === UNAUTHORIZED ? 'all' : 'channel');
}

/** What an operator can do about an error of a request, as a sentence. */
export function adviceFor(error: unknown): string {
  if (error instanceof RateLimitError)
    return 'Discord’s rate limit holds a message back for longer than an answer may take: ask Discord for higher limits, or lower QUESTIONS_PER_CHANNEL.';
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (code === DiscordjsErrorCodes.TokenInvalid) return BAD_TOKEN;
  if (error instanceof DiscordAPIError) {
    const known = KNOWN_ERRORS[Number(code)];
    if (known !== undefined) return known.advice;
    if (status === UNAUTHORIZED) return BAD_TOKEN;
    return `Discord refused a request (code ${error.code}): look the code up in Discord’s documentation, and report it to the maintainers of the bot.`;
  }
  if (typeof status === 'number' && status >= SERVER_ERRORS)
    return `Discord has a problem (status ${status}): see discordstatus.com.`;
  return 'Discord could not be reached: check the network and discordstatus.com.';
}
