/** What the controls under an answer do. */
export const ANSWER_CONTROLS = ['more', 'context', 'share', 'up', 'down', 'gap'] as const;

/** What a control under a reply does. */
export const CONTROL_KINDS = [...ANSWER_CONTROLS, 'forget'] as const;

export type AnswerControl = (typeof ANSWER_CONTROLS)[number];
export type ControlKind = (typeof CONTROL_KINDS)[number];
