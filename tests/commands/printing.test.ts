import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';

/** What a terminal obeys, or doesn't show and reorders text by; colours are off. */
const OBEYED = /[^\P{Cc}\n]|[\u200B\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u;

const UNSEEN = 'in\u202Evoice pay\u200Bpal \u2066here\u2069 \u{E0041}';
/** YAML and questions let these through, and articles' texts don't. */
const CONTROLS = '\u001B[2J\u009B31m\u001B]0;x\u0007\u007F';

const PAGE = `---
title: ${UNSEEN}
publisher: ${UNSEEN}
url: https://mill.example/\u202Ecod
---
Mary Miller runs the ${UNSEEN} mill.\u202E
`;

let folder: string;

beforeEach(async () => {
  folder = await inFolder({
    'corpus/a.md': PAGE,
    'corpus/evil\u202E\u009B.md': '---\nid: "?"\n---\nText.',
    'corpus/evil\u001B[2J.md': 'Ben paints the mill.',
    'questions.jsonl': `${JSON.stringify({ question: `Who runs the ${UNSEEN} mill?`, gold: ['Mary'], kind: `k${CONTROLS}${UNSEEN}` })}\n`,
    'mill.html': `<title>${UNSEEN}</title><p>Mary Miller runs the ${UNSEEN} mill, and has done so for years.</p>`,
    'added/.keep': '',
  });
});

describe('what is printed of articles and questions', () => {
  it.each<[string, string[]]>([
    ['an answer', ['ask', `Who runs the ${UNSEEN} mill?${CONTROLS}`, '--corpus', 'corpus']],
    ['an answer with its evidence', ['ask', 'Who runs the mill?', '--explain', '--corpus', 'corpus']],
    ['an answer as JSON', ['ask', '--json', `Who runs the mill?${CONTROLS}${UNSEEN}`, '--corpus', 'corpus']],
    ['answers, one a line', ['ask', '--corpus', 'corpus']],
    ['a conversation', ['chat', '--corpus', 'corpus']],
    ['articles', ['articles', '--corpus', 'corpus']],
    ['articles as JSON', ['articles', '--json', '--corpus', 'corpus']],
    ['measures', ['eval', 'questions.jsonl', '--corpus', 'corpus']],
    ['measures as JSON', ['eval', '--json', 'questions.jsonl', '--corpus', 'corpus']],
    ['evidence', ['eval', '--explain', 'mill', 'questions.jsonl', '--corpus', 'corpus']],
    ['an addition', ['add', 'mill.html', '--to', 'added', '--yes']],
    ['a command that isn’t one', [`nope${CONTROLS}`]],
    ['an option that isn’t one', ['ask', `--nope${CONTROLS}`]],
    ['a file that isn’t there', ['ask', 'who?', '--corpus', `nope${CONTROLS}${UNSEEN}`]],
  ])('controls no terminal and hides nothing: %s', async (_, args) => {
    const input = `Who runs the mill?${CONTROLS}${UNSEEN}\n/nope${UNSEEN}\n`;
    const { stdout, stderr } = await runInProcess(args, { cwd: folder, input, env: { READER: 'off' } });
    expect(stdout + stderr).not.toMatch(OBEYED);
    expect(stdout + stderr).not.toBe('');
  });

  it('is the same in JSON as it was', async () => {
    const { stdout } = await runInProcess(['articles', '--json', '--corpus', join(folder, 'corpus')]);
    const [article] = JSON.parse(stdout).filter(({ id }: { id: string }) => id === 'a');
    expect([article.title, article.url]).toEqual([UNSEEN, 'https://mill.example/\u202Ecod']);
    expect(article.passages).toEqual([`Mary Miller runs the ${UNSEEN} mill.\u202E`]);
  });
});
