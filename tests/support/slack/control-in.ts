import { z } from 'zod';
import type { ControlKind } from '../../../src/core/ports/control-kinds.ts';

/** What Slack sends of a control that is pressed. */
export interface PressedAction {
  readonly type: string;
  readonly action_id: string;
  readonly value: string;
}

const half = z.object({ value: z.string() });
const elementSchema = z.looseObject({
  type: z.string().default('button'),
  action_id: z.string().optional(),
  value: z.string().optional(),
  positive_button: half.optional(),
  negative_button: half.optional(),
});
const blocksSchema = z.array(z.looseObject({ elements: z.array(elementSchema).optional().catch([]) }));

/** The first control of a kind in a message: a button, or one of the two halves of Slack's own for feedback. */
export function controlIn(blocks: unknown, kind: ControlKind): PressedAction | undefined {
  const elements = blocksSchema.parse(blocks ?? []).flatMap((block) => block.elements ?? []);
  for (const { type, action_id = '', value = '', positive_button, negative_button } of elements) {
    if (action_id.startsWith(`control:${kind}:`)) return { type, action_id, value };
    const pressed = { up: positive_button, down: negative_button }[kind === 'up' ? 'up' : 'down'];
    if ((kind === 'up' || kind === 'down') && pressed !== undefined)
      return { type, action_id, value: pressed.value };
  }
  return undefined;
}
