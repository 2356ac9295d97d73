import { commandOf } from '../../tests/support/slack/payloads.ts';
import { bodyOf, signRequest } from '../../tests/support/slack/signed-requests.ts';
import { type Pace, type Sent, sendSteadily } from '../platform/send-steadily.ts';

/** People and channels, so many that nobody asks too often. */
const PEOPLE = 500;

/** Sends signed commands; each is to be responded to at a path of its own. */
export function sendCommands(
  url: string,
  sink: string,
  questions: readonly string[],
  pace: Pace,
): Promise<Sent[]> {
  return sendSteadily(url, pace, (place) => {
    const key = `/respond/${place}`;
    const details = {
      response_url: sink + key,
      user_id: `U${place % PEOPLE}`,
      channel_id: `C${place % PEOPLE}`,
    };
    const command = commandOf(sink, questions[place % questions.length] ?? '', details);
    const { body, contentType } = bodyOf('slash_commands', command);
    return { key, headers: { 'content-type': contentType, ...signRequest(body) }, body };
  });
}
