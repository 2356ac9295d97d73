import type { Kit } from './kit.ts';
import type { Pressed } from './pressed.ts';

/** The question that a control is about: as its message restates it, else as it is kept; `null` when neither tells. */
export async function questionBehind(
  { control: { question: id }, shown }: Pick<Pressed, 'control' | 'shown'>,
  { attempt, store }: Pick<Kit, 'attempt' | 'store'>,
): Promise<string | null> {
  if (shown !== null || id === null) return shown;
  const kept = await attempt('find question', () => store.questions.find(id), null);
  return kept?.text ?? null;
}
