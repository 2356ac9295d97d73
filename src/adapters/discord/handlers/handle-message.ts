import { Routes } from 'discord.js';
import { type Address, deliverTo } from '../delivery/redelivery.ts';
import type { DiscordKit } from '../discord-kit.ts';
import type { MessageRequest } from '../requests/request-of-message.ts';

/** A message to the bot. Never rejects. */
export function handleMessage(request: MessageRequest, kit: DiscordKit): Promise<void> {
  const { event: id, place } = request;
  const address: Address = { message: { id, channel_id: place.channel } };
  return kit.bot.handle(request, deliverTo(address, kit), {
    async acknowledge() {
      // Whether people see that the bot writes doesn't matter to the answer; what keeps it from writing is told with that.
      kit.rest.post(Routes.channelTyping(place.channel)).catch(() => {});
    },
    address: JSON.stringify(address),
  });
}
