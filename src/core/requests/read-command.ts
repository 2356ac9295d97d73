import { singleSpaced } from '../language/single-spaced.ts';
import type { Action, Way } from './request.ts';

/** How many days back gaps are listed unless somebody says otherwise. */
export const GAP_DAYS = 30;

/** "gaps", "gaps 90d". */
const GAPS = /^gaps(?: (?<days>\d{1,4}) ?d(?:ays?)?)?$/u;
const SETTINGS = /^settings(?: (?<change>(?:answers|listens|articles|controls|reset)\b.*))?$/su;
const FORGET = /^forget(?: me)?$/u;

/** What is meant by the text after a command's name, or by a message: one of the bot's own commands, or a question put this way. */
export function readCommand(text: string, way: Way): Action {
  const typed = singleSpaced(text.trim());
  const lower = typed.toLowerCase();
  if (lower === 'help' || lower === '') return { kind: 'help' };
  if (lower === 'sources' || lower === 'privacy') return { kind: lower };
  if (FORGET.test(lower)) return { kind: 'forget' };
  const gaps = GAPS.exec(lower);
  if (gaps !== null) return { kind: 'gaps', days: Number(gaps.groups?.days ?? GAP_DAYS) };
  const settings = SETTINGS.exec(lower);
  // Ids of articles may have capitals.
  if (settings !== null) return { kind: 'settings', change: typed.slice('settings '.length) };
  return { kind: 'ask', question: text, way };
}
