import type { ControlKind } from '../control-kind.ts';
import type { BrokenSeal } from '../controls/seal.ts';
import type { Form } from '../replies/reply.ts';
import type { Wording } from '../wording/wording.ts';

/** A longer reason is cut. In UTF-16 units. */
export const MAX_REASON_LENGTH = 500;

/** What is asked for before a control of this kind is pressed; `null`: nothing, as of one that can't be obeyed. */
export function formOf(kind: ControlKind | BrokenSeal, { reasonForm }: Wording): Form | null {
  return kind === 'down' ? { ...reasonForm, maxLength: MAX_REASON_LENGTH } : null;
}
