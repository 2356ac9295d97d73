import { MessageReferenceType, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Deliver } from '../../../core/replies/deliver.ts';
import { english } from '../../../core/wording/english.ts';
import type { DiscordRest } from '../discord-rest.ts';
import type { MessageEvent } from '../payloads/message-event.ts';
import { renderContent } from '../rendering/render-content.ts';

/**
 * Answers a message, as a reply to it. Discord makes one message of several with the same nonce, so that one that got lost on the
 * way back is not sent twice.
 */
export function deliverToChannel(
  { id, channel_id: channel }: Pick<MessageEvent, 'id' | 'channel_id'>,
  rest: Pick<DiscordRest, 'post'>,
): Deliver {
  return async (reply) => {
    const message = { ...renderContent(reply, english), nonce: id, enforce_nonce: true };
    const reference = {
      type: MessageReferenceType.Default,
      message_id: id,
      channel_id: channel,
      fail_if_not_exists: false,
    };
    try {
      await rest.post(Routes.channelMessages(channel), {
        body: { ...message, message_reference: reference },
      });
    } catch (error) {
      if (!lacksHistory(error)) throw error;
      await rest.post(Routes.channelMessages(channel), { body: message });
    }
  };
}

/** To reply to a message takes the permission to read it; to write in its channel doesn't. */
function lacksHistory(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
}
