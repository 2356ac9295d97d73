import { CONTROL } from './rendering/render-controls.ts';
import { ASK } from './views/home-view.ts';

/** `control:more:0` */
export const ANY_CONTROL = new RegExp(`^${CONTROL}`);

/** `ask`, `ask:recent:0` */
export const ANY_QUESTION = new RegExp(`^${ASK}(?::|$)`);
