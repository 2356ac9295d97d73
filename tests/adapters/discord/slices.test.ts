import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  APIPingInteraction,
  GatewayMessageCreateDispatchData,
  REST,
} from 'discord.js';
import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { DiscordRest } from '../../../src/adapters/discord/discord-rest.ts';
import type {
  commandSchema,
  formSchema,
  messageCommandSchema,
  pingSchema,
  pressSchema,
  typingSchema,
} from '../../../src/adapters/discord/payloads/interaction.ts';
import type { messageEventSchema } from '../../../src/adapters/discord/payloads/message-event.ts';

it('what the adapter reads and uses is what discord.js says there is', () => {
  expectTypeOf<REST>().toExtend<DiscordRest>();
  expectTypeOf<APIPingInteraction>().toExtend<z.input<typeof pingSchema>>();
  expectTypeOf<APIChatInputApplicationCommandInteraction>().toExtend<z.input<typeof commandSchema>>();
  expectTypeOf<APIMessageApplicationCommandInteraction>().toExtend<z.input<typeof messageCommandSchema>>();
  expectTypeOf<APIApplicationCommandAutocompleteInteraction>().toExtend<z.input<typeof typingSchema>>();
  expectTypeOf<APIMessageComponentInteraction>().toExtend<z.input<typeof pressSchema>>();
  expectTypeOf<APIModalSubmitInteraction>().toExtend<z.input<typeof formSchema>>();
  expectTypeOf<GatewayMessageCreateDispatchData>().toExtend<z.input<typeof messageEventSchema>>();
});
