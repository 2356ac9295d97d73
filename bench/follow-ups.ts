/**
 * Are follow-ups answered better with the question before, and are all others answered as without it? After
 * `tsc -p tsconfig.bench.json`, in the repository: `node build/bench/follow-ups.js`.
 */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Ask, createAsk } from '../src/core/ask.ts';
import { inContext } from '../src/core/in-context.ts';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { judge } from '../src/evaluation/judge.ts';
import { parseQuestionFile } from '../src/evaluation/question-file.ts';

const FOLLOW_UPS = 'bench/data/kursk-follow-ups.jsonl';
const SELF_CONTAINED = 'bench/data/kursk-dev.jsonl';

const schema = z.object({
  /** What was asked before `previous`, oldest first. */
  earlier: z.array(z.string()).default([]),
  previous: z.string(),
  question: z.string(),
  gold: z.array(z.string()),
  kind: z.string(),
  split: z.enum(['tune', 'held-out']),
});
type FollowUp = z.infer<typeof schema>;

/** What a question is asked with. */
const CONTEXTS: Readonly<Record<string, (asked: FollowUp) => string>> = {
  'without previous': () => '',
  'previous as asked': ({ previous }) => previous,
  'previous as read': ({ earlier, previous }) =>
    [...earlier, previous].reduce((topic, question) => inContext(question, topic)),
};

const { articles } = await loadCorpus(['src/corpus/articles']);
const ask = createAsk(articles, { publicUrl: null });
const followUps = (await readFile(FOLLOW_UPS, 'utf8'))
  .trim()
  .split('\n')
  .map((line) => schema.parse(JSON.parse(line)));

for (const split of ['tune', 'held-out'] as const) {
  const asked = followUps.filter((followUp) => followUp.split === split);
  for (const [name, contextOf] of Object.entries(CONTEXTS)) {
    const hits = await hitsOf(ask, asked, contextOf);
    process.stdout.write(
      `${split}, ${name}: hit@1 ${hits.first}, hit@3 ${hits.any}, not answered ${hits.abstained}, of ${asked.length}\n`,
    );
  }
}

const questions = parseQuestionFile(await readFile(SELF_CONTAINED, 'utf8'), SELF_CONTAINED);
for (const { question } of questions) {
  const alone = await ask(question);
  for (const { question: previous } of questions) {
    if (isDeepStrictEqual(await ask(question, { previous }), alone)) continue;
    process.stdout.write(`Answered differently after “${previous}”: “${question}”\n`);
  }
}

async function hitsOf(ask: Ask, asked: readonly FollowUp[], contextOf: (asked: FollowUp) => string) {
  const hits = { first: 0, any: 0, abstained: 0 };
  for (const followUp of asked) {
    const answer = await ask(followUp.question, { previous: contextOf(followUp) });
    const { rank, abstained } = judge(answer, followUp, 0);
    hits.first += rank === 1 ? 1 : 0;
    hits.any += rank === null ? 0 : 1;
    hits.abstained += abstained ? 1 : 0;
  }
  return hits;
}
