import type { CheckHealth } from './check-health.ts';
import type { ClaimEvent } from './claim-event.ts';
import type { Forget } from './forget.ts';
import type { InstallationBook } from './installation-book.ts';
import type { KeepSecret } from './keep-secret.ts';
import type { ListUnmet } from './list-unmet.ts';
import type { QuestionLog } from './question-log.ts';
import type { RecordFeedback } from './record-feedback.ts';
import type { SettingsBook } from './settings-book.ts';
import type { Sweep } from './sweep.ts';
import type { TakeToken } from './take-token.ts';
import type { TakeUp } from './take-up.ts';

/**
 * All that is remembered beyond one process. Whoever needs one of these asks for that one, not for the store. Times that are
 * given are durations, counted by the store's own clock; times that are kept are milliseconds since 1970.
 */
export interface Store {
  readonly claim: ClaimEvent;
  readonly takeUp: TakeUp;
  readonly questions: QuestionLog;
  readonly recordFeedback: RecordFeedback;
  readonly listUnmet: ListUnmet;
  readonly settings: SettingsBook;
  readonly installations: InstallationBook;
  readonly takeToken: TakeToken;
  readonly forget: Forget;
  readonly sweep: Sweep;
  readonly checkHealth: CheckHealth;
  readonly keepSecret: KeepSecret;
  /** Finishes what was begun and lets go of files and connections. */
  readonly close: () => Promise<void>;
}
