import { describe, expect, it } from 'vitest';
import {
  type Interpretation,
  interpretationsOf,
  type QuotedArticle,
} from '../../../../src/core/answering/follow-up/interpret-follow-up.ts';
import { MAX_QUESTION_LENGTH } from '../../../../src/core/answering/question.ts';

const QUOTED: QuotedArticle = { id: 'mills', title: 'The mills of the valley' };

function interpretations(
  asked: string,
  previous: string,
  quoted: QuotedArticle | null,
): readonly Interpretation[] {
  const found = interpretationsOf(asked, previous, quoted);
  if (typeof found === 'string') throw new Error(`"${asked}" is ${found}.`);
  return found;
}

const shown = ({ question, within, readAs }: Interpretation) => [question.text, within, readAs];

describe('a question', () => {
  it('that follows none is read as it stands', () => {
    expect(interpretations('who runs it?', '', QUOTED).map(shown)).toEqual([['who runs it?', null, null]]);
  });

  it('that leans on the one before is looked up in the quoted article, and with the earlier topic', () => {
    expect(interpretations('who runs it?', 'Where is the mill?', QUOTED).map(shown)).toEqual([
      ['who runs it?', 'mills', 'who runs it – mill?'],
      ['who runs it – mill?', null, 'who runs it – mill?'],
    ]);
  });

  it('that leans on one for which nothing is known to be quoted is read with the earlier topic', () => {
    expect(interpretations('who runs it?', 'Where is the mill?', null).map(shown)).toEqual([
      ['who runs it – mill?', null, 'who runs it – mill?'],
    ]);
  });

  it('that stands alone by its words is read alone first, and in context only then', () => {
    expect(interpretations('When did the baker retire?', 'Where is the mill?', QUOTED).map(shown)).toEqual([
      ['When did the baker retire?', null, null],
      ['When did the baker retire?', 'mills', 'When did the baker retire (The mills of the valley)?'],
      ['When did the baker retire – mill?', null, 'When did the baker retire (mill)?'],
    ]);
    expect(interpretations('When did the baker retire?', 'Where is the mill?', null)).toHaveLength(1);
  });

  it('needs more evidence where words of the one before are looked up along with its own', () => {
    const [alone, within, withTopic] = interpretations('When did the baker retire?', 'the mill', QUOTED);
    expect([alone?.handicap, within?.handicap]).toEqual([0, 0]);
    expect(withTopic?.handicap).toBeLessThan(0);
  });

  it('takes no more than a dozen words along from a long conversation', () => {
    const previous = `${Array.from({ length: 30 }, (_, place) => `word${place}`).join(' ')}?`;
    const readAs = interpretations('When did the baker retire?', previous, QUOTED).at(-1)?.readAs;
    expect(readAs).toContain('word11)');
    expect(readAs).not.toContain('word12');
  });

  it('that can’t be looked up is refused, whatever was asked before', () => {
    expect(interpretationsOf('?!', 'Where is the mill?', QUOTED)).toBe('empty');
    expect(interpretationsOf('x'.repeat(MAX_QUESTION_LENGTH + 1), 'the mill', QUOTED)).toBe('too-long');
  });

  it('is never made too long by its context', () => {
    const long = `${'word '.repeat(90)}mill?`;
    for (const { readAs } of interpretations(long, 'Where is the bakery of the valley?', QUOTED))
      expect(readAs?.length ?? 0).toBeLessThanOrEqual(MAX_QUESTION_LENGTH);
  });
});
