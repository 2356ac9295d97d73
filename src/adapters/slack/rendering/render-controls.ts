import type { types } from '@slack/bolt';
import type { ReplyControl } from '../../../core/replies/reply.ts';
import { LIMITS } from '../limits.ts';

/** How the `action_id` of a control begins. */
export const CONTROL = 'control:';

/** The block that holds the controls. */
export const CONTROLS_BLOCK = 'controls';

/** Controls as a row of buttons; no block where there are none. */
export function renderControls(controls: readonly ReplyControl[]): types.KnownBlock[] {
  if (controls.length === 0) return [];
  const elements = controls.slice(0, LIMITS.actions).map(
    ({ kind, label, sealed }, place): types.Button => ({
      type: 'button',
      action_id: `${CONTROL}${kind}:${place}`,
      text: { type: 'plain_text', text: label.slice(0, LIMITS.buttonText), emoji: true },
      value: sealed,
    }),
  );
  return [{ type: 'actions', block_id: CONTROLS_BLOCK, elements }];
}
