import type { RecordFeedback } from '../core/ports/record-feedback.ts';
import type { Access } from './access.ts';
import { storable } from './storable.ts';

/** Feedback is a row by question and person. It refers to its question, and goes with it. */
export function createRecordFeedback({ run, isMissingReference }: Access): RecordFeedback {
  return ({ question, person, verdict, reason, at }) =>
    run(async (tables) => {
      const opinion = { verdict, reason: reason === null ? null : storable(reason), given_at: at };
      try {
        await tables
          .insertInto('feedback')
          .values({ question, person, ...opinion })
          .onConflict((conflict) => conflict.columns(['question', 'person']).doUpdateSet(opinion))
          .execute();
        return true;
      } catch (error) {
        if (isMissingReference(error)) return false;
        throw error;
      }
    });
}
