/** What a control under a reply does. */
export const CONTROL_KINDS = ['more', 'context', 'share', 'up', 'down', 'gap', 'forget'] as const;

export type ControlKind = (typeof CONTROL_KINDS)[number];
