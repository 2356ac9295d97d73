import type { AnswerShelves, ShelvedAnswer } from '../../src/core/bot/kept/answer-shelves.ts';
import { createAnswerShelves } from '../../src/core/bot/kept/answer-shelves.ts';
import type { KeptMessage } from '../../src/core/ports/kept-answers.ts';
import { keptArticle } from '../../src/corpus/kept-article.ts';
import { digest } from '../../src/system/crypto.ts';
import { CHANNEL } from './talk-with.ts';

export const GATEWAY: KeptMessage = {
  author: 'Ben',
  url: 'https://team.slack.com/archives/C1/p1700000000000100',
  published: '2026-03-01',
  questions: ['How do I restart the gateway?'],
  pieces: ['Log in to the gateway and hold the blue button for ten seconds.', 'Ask Grace for the password.'],
};

/** An answer that was kept for the whole workspace, unless it says otherwise. */
export function shelvedAnswer({
  id = 'AAAAAAAAAAA',
  message = {},
  ...place
}: { message?: Partial<KeptMessage> } & Partial<Omit<ShelvedAnswer, 'article'>> = {}): ShelvedAnswer {
  return {
    ...{ id, platform: 'slack', workspace: 'T1', channel: CHANNEL.channel, audience: 'workspace' },
    vectors: null,
    ...place,
    article: keptArticle(id, { ...GATEWAY, ...message }),
  };
}

export function shelvesWith(...answers: readonly ShelvedAnswer[]): AnswerShelves {
  const shelves = createAnswerShelves(null, digest);
  for (const answer of answers) shelves.put(answer);
  return shelves;
}
