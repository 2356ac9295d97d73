/** The kinds of controls under an answer. */
export const ANSWER_CONTROLS = ['more', 'context', 'share', 'up', 'down', 'gap'] as const;

/** All kinds of controls. A sealed control holds its kind's place in this list. `remove`, `stay` and `stop` are of help channels. */
export const CONTROL_KINDS = [
  ...ANSWER_CONTROLS,
  ...(['forget', 'remove', 'stay', 'stop', 'withdraw', 'quiet'] as const),
] as const;

export type AnswerControl = (typeof ANSWER_CONTROLS)[number];
export type ControlKind = (typeof CONTROL_KINDS)[number];
