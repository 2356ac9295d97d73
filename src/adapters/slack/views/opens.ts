import type { types } from '@slack/bolt';
import { errorCodeOf } from '../delivery/error-code.ts';
import type { SlackClient } from '../slack-client.ts';
import type { Tell } from '../tell.ts';

/** Opens a form, within three seconds of what somebody did. @returns whether it is open */
export async function opens(
  client: Pick<SlackClient, 'views'>,
  trigger_id: string,
  view: types.ModalView,
  tell: Tell,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    tell('warn', 'slack-form-not-opened', { code: errorCodeOf(error) });
    return false;
  }
}
