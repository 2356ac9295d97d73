import { Routes } from 'discord.js';
import { deliverToChannel } from '../delivery/deliver-to-channel.ts';
import { reporting } from '../delivery/reporting.ts';
import type { DiscordKit } from '../discord-kit.ts';
import type { MessageRequest } from '../requests/request-of-message.ts';

/** A message to the bot. Never rejects. */
export function handleMessage(request: MessageRequest, { bot, rest, report }: DiscordKit): Promise<void> {
  const { event: id, place } = request;
  // Whether people see that the bot writes doesn't matter to the answer; what keeps it from writing is told with that.
  rest.post(Routes.channelTyping(place.channel)).catch(() => {});
  return bot.handle(
    request,
    reporting(deliverToChannel({ id, channel_id: place.channel }, rest), id, { report }),
  );
}
