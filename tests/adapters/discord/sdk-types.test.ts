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
  autocompleteSchema,
  commandSchema,
  formSchema,
  messageCommandSchema,
  messageEventSchema,
  pingSchema,
  pressSchema,
} from '../../../src/adapters/discord/requests/payloads.ts';

it('what the adapter reads and uses is what discord.js says there is', () => {
  expectTypeOf<REST>().toExtend<DiscordRest>();
  expectTypeOf<APIPingInteraction>().toExtend<z.input<typeof pingSchema>>();
  expectTypeOf<APIChatInputApplicationCommandInteraction>().toExtend<z.input<typeof commandSchema>>();
  expectTypeOf<APIMessageApplicationCommandInteraction>().toExtend<z.input<typeof messageCommandSchema>>();
  expectTypeOf<APIApplicationCommandAutocompleteInteraction>().toExtend<z.input<typeof autocompleteSchema>>();
  expectTypeOf<APIMessageComponentInteraction>().toExtend<z.input<typeof pressSchema>>();
  expectTypeOf<APIModalSubmitInteraction>().toExtend<z.input<typeof formSchema>>();
  expectTypeOf<GatewayMessageCreateDispatchData>().toExtend<z.input<typeof messageEventSchema>>();
});
