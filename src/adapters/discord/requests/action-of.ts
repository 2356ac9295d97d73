import { GAP_DAYS } from '../../../core/requests/read-command.ts';
import type { Action } from '../../../core/requests/request.ts';
import type { CommandInteraction } from '../payloads/interaction.ts';

/** What the slash command is used for. */
export function actionOf({ data }: Pick<CommandInteraction, 'data'>): Action {
  const [{ name, options = [] } = { name: 'help' }] = data.options ?? [];
  const typed = (option: string) => options.find((one) => one.name === option)?.value;
  switch (name) {
    case 'ask':
      return { kind: 'ask', question: String(typed('question') ?? ''), way: 'command' };
    case 'sources':
    case 'privacy':
      return { kind: name };
    case 'gaps':
      return { kind: 'gaps', days: Number(typed('days') ?? GAP_DAYS) };
    case 'settings':
      return { kind: 'settings', change: String(typed('change') ?? '') };
    default:
      return { kind: 'help' };
  }
}
