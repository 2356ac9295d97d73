import type { Answer } from '../src/core/answering/answer.ts';
import type { TestCorpus } from '../src/evaluation/evaluate.ts';
import { areaUnderRoc } from '../src/evaluation/measures.ts';
import { type Column, formatFigure, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { System } from './systems.ts';

/** The same articles, asked what they answer, and what they don't. */
export interface SilenceTest {
  readonly label: string;
  /** Questions that they answer. */
  readonly own: readonly TestCorpus[];
  /** Some of the same, each asked of the articles without the passages that answer it. */
  readonly takenAway: readonly TestCorpus[];
  /** Questions of others' articles of the same kind. */
  readonly others: readonly TestCorpus[];
  /** Questions about something else. */
  readonly strange: readonly TestCorpus[];
}

type Asked = 'own' | 'takenAway' | 'others' | 'strange';

/** What came of a test's questions. */
interface Silence {
  readonly label: string;
  readonly answers: Readonly<Record<Asked, readonly Pick<Answer, 'status' | 'confidence'>[]>>;
}

/** @param onProgress told after each question */
export async function measureSilence(
  system: System,
  test: SilenceTest,
  onProgress: () => void,
): Promise<Silence> {
  const answersTo = async (corpora: readonly TestCorpus[]) => {
    const answers: Answer[] = [];
    for (const { articles, questions } of corpora) {
      const { ask } = await system.open(articles);
      for (const { question, previous } of questions) {
        answers.push(await ask(question, { previous }));
        onProgress();
      }
    }
    return answers;
  };
  const { own, takenAway, others, strange } = test;
  const answers = {
    own: await answersTo(own),
    takenAway: await answersTo(takenAway),
    others: await answersTo(others),
    strange: await answersTo(strange),
  };
  return { label: test.label, answers };
}

const GROUPS: Readonly<Record<Asked, string>> = {
  own: 'its own',
  takenAway: 'answer taken away',
  others: "another team's",
  strange: 'something else',
};

const COLUMNS: readonly Column<Silence>[] = Object.entries(GROUPS).flatMap(([name, group]) => {
  const asked = name as Asked;
  const columns: Column<Silence>[] = [
    { group, heading: 'asked', cell: ({ answers }) => String(answers[asked].length) },
    { group, heading: 'answered', cell: share(asked, 'answered') },
    { group, heading: 'silent', cell: share(asked, 'not-in-corpus') },
  ];
  return asked === 'own' ? columns : [...columns, { group, heading: 'AUROC', cell: auroc(asked) }];
});

function share(asked: Asked, status: Answer['status']) {
  return ({ answers }: Silence) => {
    const of = answers[asked];
    const some = of.filter((answer) => answer.status === status);
    return formatPercentage(of.length === 0 ? null : some.length / of.length);
  };
}

/** How well the confidence tells the articles' own questions from these. */
function auroc(others: Asked) {
  return ({ answers }: Silence) => {
    const confidences = (asked: Asked) => answers[asked].map(({ confidence }) => confidence);
    return formatFigure(areaUnderRoc(confidences('own'), confidences(others)), 3);
  };
}

export function renderSilence(rows: readonly Silence[]): string {
  return renderTable(
    COLUMNS,
    rows.map((row) => ({ label: row.label, row })),
  );
}
