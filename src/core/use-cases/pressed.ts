import type { Quote } from '../answer.ts';
import type { Control } from '../controls/control.ts';

/** A control that was pressed, with what came along. */
export interface Pressed {
  readonly control: Control;
  /** Its quotes that still stand where they did; at least one where it shows any. */
  readonly quotes: readonly Quote[];
  /** As the message with the control restates it. */
  readonly shown: string | null;
  readonly reason: string | null;
}
