import { GAP_DAYS } from '../../../core/requests/read-command.ts';
import type { Action } from '../../../core/requests/request.ts';
import type { CommandInteraction } from '../payloads/interaction.ts';

/** What the slash command is used for. */
export function actionOf({ data }: Pick<CommandInteraction, 'data'>): Action {
  const [{ name, options = [] } = { name: 'help' }] = data.options ?? [];
  const valueOf = (option: string) => options.find((one) => one.name === option)?.value;
  switch (name) {
    case 'ask':
      return { kind: 'ask', question: String(valueOf('question') ?? ''), way: 'command' };
    case 'sources':
    case 'privacy':
      return { kind: name };
    case 'gaps':
      return { kind: 'gaps', days: Number(valueOf('days') ?? GAP_DAYS) };
    case 'settings':
      return { kind: 'settings', change: String(valueOf('change') ?? '') };
    default:
      return { kind: 'help' };
  }
}
