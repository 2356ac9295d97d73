import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withVariable } from '../../src/config/env-file.ts';
import type { KeptMessage } from '../../src/core/ports/kept-answers.ts';
import { ArticleError, SourceError } from '../../src/corpus/corpus-error.ts';
import { type FiledAnswer, keptFileText, readKeptFile } from '../../src/corpus/ingest/kept-file.ts';
import { canonicalText } from '../../src/corpus/passage-text.ts';
import { GATEWAY } from '../support/kept-answers.ts';
import { fuzzed } from './fuzz.ts';
import { damaged, hostileText, RUNS } from './hostile-text.ts';
import { NOTATIONS } from './notations.ts';

const ANSWER: FiledAnswer = {
  ...{ id: 'AAAAAAAAAAA', message: 'hash', platform: 'slack', workspace: 'T1', channel: 'C1' },
  ...{ audience: 'workspace', author: 'somebody', expiresAt: 0 },
};

it('a file of a kept answer is one or none, whatever it holds', async () => {
  const file = keptFileText(ANSWER, GATEWAY);
  const files = fc.oneof(damaged(file, NOTATIONS.yaml), damaged(file, NOTATIONS.markdown), hostileText);
  await fuzzed('files of kept answers', RUNS, files, async (text) => {
    try {
      const read = await readKeptFile(text, 'a.md');
      for (const piece of read?.message.pieces ?? []) expect(piece).toBe(canonicalText(piece));
    } catch (error) {
      expect([ArticleError, RangeError].some((kind) => error instanceof kind)).toBe(true);
    }
  });
});

it('what people keep is in its file as they wrote it, or isn’t written', async () => {
  const textOf = (most: number) =>
    fc.oneof(NOTATIONS.slack, NOTATIONS.discord).map((text) => canonicalText(text.slice(0, most)));
  const message = fc
    .record({
      author: textOf(70),
      url: fc.constant(null),
      published: fc.constant('2026-03-01'),
      questions: fc.array(textOf(450), { maxLength: 2 }),
      pieces: fc.array(textOf(900), { minLength: 1, maxLength: 3 }),
    })
    .filter(({ pieces }) => pieces.every((piece) => piece !== ''));
  await fuzzed<KeptMessage>('kept answers written to files', RUNS, message, async (kept) => {
    let file: string;
    try {
      file = keptFileText(ANSWER, kept);
    } catch (error) {
      expect(error).toBeInstanceOf(SourceError);
      return;
    }
    const read = (await readKeptFile(file, 'a.md'))?.message;
    expect({ ...read, pieces: [] }).toEqual({ ...kept, pieces: [] });
    // What ends in a colon is read together with what follows, and cross-links come last. A long paragraph is cut before the
    // sentence that ends in the colon, which may be in a line, or where a blank line was.
    const [readPieces, leadIns] = [read?.pieces ?? [], kept.pieces.slice(0, -1).filter(isLeadIn)];
    expect(lettersOf(readPieces)).toEqual(lettersOf(kept.pieces));
    if (leadIns.every(({ length }) => length <= MAX_LEAD_LENGTH))
      expect(filledOf(linesOf(readPieces))).toEqual(filledOf(linesOf(kept.pieces)));
    if (leadIns.length === 0) expect(linesOf(readPieces)).toEqual(linesOf(kept.pieces));
  });
});

/** As in `lead-ins.ts`: a longer paragraph is cut. */
const MAX_LEAD_LENGTH = 200;

/** Some of these only look like one: names of emoji. */
function isLeadIn(piece: string): boolean {
  return /[:：]$/.test(piece);
}

/** All but white space, as the sentence of a cut paragraph may end without any. */
function lettersOf(pieces: readonly string[]): string[] {
  return [...pieces.join('').replaceAll(/\s+/g, '')].sort();
}

function linesOf(pieces: readonly string[]): string[] {
  return pieces.flatMap((piece) => piece.split('\n')).sort();
}

function filledOf(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '');
}

it('a variable is set in a file of variables, and no other, or the file is left alone', async () => {
  const files = fc.oneof(damaged('A=1\n# b\nexport KURSK="x y"\nB=\'2\'\n', NOTATIONS.toml), hostileText);
  await fuzzed('files of variables', RUNS, files, (file) => {
    const changed = withVariable(file, 'KURSK', '0.5');
    if (changed !== null) expect(changed).toContain('KURSK=0.5');
  });
});
