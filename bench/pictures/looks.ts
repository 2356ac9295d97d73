import type { Look } from './preview.ts';

const BUTTONS = ['More', 'Context 1', 'Context 2', 'Context 3', 'Share', '👍 Helpful', '👎 Not helpful'];

/** Colours and shapes as the platforms have them. */
export const LOOKS: readonly Look[] = [
  {
    platform: 'Slack',
    command: '/kursk why Sudzha?',
    buttons: BUTTONS,
    style: `
body { background: #fff; color: #1d1c1d; font: 15px/1.47 Lato, "Noto Sans", system-ui, sans-serif; }
.face { border-radius: 8px; }
.app { background: #e8e8e8; color: #454245; font-size: 10px; font-weight: 700; padding: 1px 4px; border-radius: 3px; }
.time { color: #616061; font-size: 12px; }
blockquote { border-left: 4px solid #ddd; }
.source { color: #616061; font-size: 13px; }
a { color: #1264a3; }
.button { border: 1px solid #bbb; border-radius: 8px; padding: 4px 12px; font-size: 13px; font-weight: 700; }`,
  },
  {
    platform: 'Discord',
    command: '/kursk ask why Sudzha?',
    buttons: BUTTONS,
    style: `
body { background: #313338; color: #dbdee1; font: 16px/1.4 "gg sans", "Noto Sans", system-ui, sans-serif; }
.face { border-radius: 50%; }
.name { color: #f2f3f5; }
.app { background: #5865f2; color: #fff; font-size: 10px; font-weight: 700; padding: 1px 5px; border-radius: 4px; }
.time { color: #a3a6ad; font-size: 12px; }
blockquote { border-left: 4px solid #4e5058; border-radius: 2px; }
blockquote b { color: #fff; }
.source { font-size: 13px; }
a { color: #00a8fc; }
.button { background: #4e5058; color: #fff; border-radius: 8px; padding: 6px 16px; font-size: 14px; font-weight: 500; }`,
  },
];
