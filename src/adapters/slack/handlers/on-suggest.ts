import { matchSuggestions } from '../../../core/suggestions/match-suggestions.ts';
import { LIMITS } from '../limits.ts';
import type { SlackKit } from '../slack-kit.ts';

interface Option {
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
}

export interface SuggestArgs {
  readonly ack: (response: { options: Option[] }) => Promise<void>;
  /** What was typed so far. */
  readonly options: { readonly value: string };
}

/** Somebody types into the form: what the articles answer, with those words. */
export function onSuggest({ typeAhead }: Pick<SlackKit, 'typeAhead'>) {
  return async ({ ack, options: { value: typed } }: SuggestArgs): Promise<void> => {
    // A question that doesn't fit isn't offered: cut, it would be another one.
    const fitting = typeAhead().filter(
      (question) => question.length <= Math.min(LIMITS.optionText, LIMITS.optionValue),
    );
    const options = matchSuggestions(typed, fitting)
      .slice(0, LIMITS.options)
      .map((question): Option => ({ text: { type: 'plain_text', text: question }, value: question }));
    await ack({ options });
  };
}
