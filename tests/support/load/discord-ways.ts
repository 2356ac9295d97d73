import { commandOf, menuOf, type Payload } from '../discord/interactions.ts';
import { MEMBER, USER } from '../discord/objects.ts';
import { signed } from '../discord/sign-interaction.ts';
import { CHANNELS, PEOPLE, type Way } from './ways.ts';

const FIRST_PERSON = 2_000_000_000_000_000_000n;
const FIRST_CHANNEL = 3_000_000_000_000_000_000n;

/** The ways to ask on Discord by HTTP. Discord delivers nothing again. */
export function discordWays(): Record<'command' | 'menu', Way> {
  return {
    command: wayOf('command', (question) => commandOf('ask', { question })),
    menu: wayOf('message command', menuOf),
  };
}

function wayOf(name: string, interactionOf: (question: string) => Payload): Way {
  return {
    platform: 'Discord',
    name,
    path: '/discord/interactions',
    isRetried: false,
    ask(place, question) {
      const id = String(FIRST_CHANNEL + BigInt(place % CHANNELS));
      const user = { ...USER, id: String(FIRST_PERSON + BigInt(place % PEOPLE)) };
      const where = { member: { ...MEMBER, user }, channel: { id, type: 0 }, channel_id: id };
      const interaction = interactionOf(question);
      const body = JSON.stringify({ ...interaction, ...where });
      return { key: String(interaction.token), alias: null, body, headers: () => signed(body) };
    },
  };
}
