import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import { answerQuestion } from './answer-question.ts';
import { changeSettings } from './change-settings.ts';
import { explainHelp } from './explain-help.ts';
import { explainPrivacy } from './explain-privacy.ts';
import { forgetMe } from './forget-me.ts';
import type { Kit } from './kit.ts';
import { listGaps } from './list-gaps.ts';
import { listSources } from './list-sources.ts';
import { pressControl } from './press-control.ts';
import type { Turn } from './turn.ts';

/** Does what a request asks for. */
export async function takeTurn(turn: Turn, kit: Kit, { action, event }: Request): Promise<Reply> {
  switch (action.kind) {
    case 'ask':
      return answerQuestion(turn, kit, action, event);
    case 'press':
      return pressControl(turn, kit, action);
    case 'help':
      return explainHelp(turn, kit);
    case 'sources':
      return listSources(turn, kit);
    case 'gaps':
      return listGaps(turn, kit, action);
    case 'privacy':
      return explainPrivacy(turn, kit);
    case 'forget':
      return forgetMe(turn, kit);
    case 'settings':
      return changeSettings(turn, kit, action);
    default:
      return action satisfies never;
  }
}
