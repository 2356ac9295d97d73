import { commandOf } from '../../tests/support/discord/interactions.ts';
import { MEMBER, USER } from '../../tests/support/discord/objects.ts';
import { signed } from '../../tests/support/discord/sign-interaction.ts';
import { type Pace, type Sent, sendSteadily } from '../platform/send-steadily.ts';

/** People and channels, so many that nobody asks too often. */
const PEOPLE = 500;

/** Sends signed interactions; each is answered under its token. */
export function sendInteractions(url: string, questions: readonly string[], pace: Pace): Promise<Sent[]> {
  return sendSteadily(url, pace, (place) => {
    const who = String(2_000_000_000_000_000_000n + BigInt(place % PEOPLE));
    const interaction = commandOf(
      'ask',
      { question: questions[place % questions.length] ?? '' },
      { member: { ...MEMBER, user: { ...USER, id: who } }, channel: { id: who, type: 0 }, channel_id: who },
    );
    const body = JSON.stringify(interaction);
    return { key: String(interaction.token), headers: signed(body), body };
  });
}
