import type { ReplyControl } from '../../core/replies/reply.ts';
import { readCommand } from '../../core/requests/read-command.ts';
import type { Action } from '../../core/requests/request.ts';

/** "/context", "/context 2", "/down it is out of date". */
const COMMAND = /^\/(?<name>[a-z]+)(?:\s+(?<rest>.*))?$/su;

/** What a line of a chat means: a question; a command of the chat or of the bot; a control of the reply before, by its kind. */
export function readLine(
  line: string,
  controls: readonly ReplyControl[],
): Action | 'help' | 'new' | 'unknown' {
  // As on chat platforms, where the word alone asks for it.
  if (line.toLowerCase() === 'help') return 'help';
  if (!line.startsWith('/')) return { kind: 'ask', question: line, way: 'direct' };
  const { name = '', rest = '' } = COMMAND.exec(line)?.groups ?? {};
  if (rest === '' && (name === 'help' || name === 'new')) return name;
  const rank = rest === '' ? 1 : Number(rest);
  const control = controls.find((one) => one.kind === name && (one.rank === null || one.rank === rank));
  if (control !== undefined)
    return { kind: 'press', control: control.sealed, question: null, reason: rest || null };
  const command = readCommand(line.slice(1), 'direct');
  return command.kind === 'ask' || command.kind === 'help' ? 'unknown' : command;
}
