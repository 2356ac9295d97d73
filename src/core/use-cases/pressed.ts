import type { Quote } from '../answer.ts';
import type { Control } from '../controls/control.ts';
import type { Library } from '../library.ts';

/** A control that was pressed, with what came along. */
export interface Pressed {
  readonly control: Control;
  /** Its quotes that still stand where they did; at least one where it shows any. */
  readonly quotes: readonly Quote[];
  /** The articles they are from, each read once. */
  readonly article: Library['article'];
  /** As the message with the control restates it. */
  readonly shown: string | null;
  readonly reason: string | null;
}
