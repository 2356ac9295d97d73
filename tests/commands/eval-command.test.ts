import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { inFolder } from '../support/in-folder.ts';
import { runInProcess } from '../support/run-in-process.ts';

/** Found by the index alone: the fit is the same, and this takes no time. */
const UNREAD = { READER: 'off', EMBEDDER: 'off' };

/** What is said of that on stderr. */
const NOTICE = 'kursk: Answers are found lexically: READER is off.\n';

const CRAFTS = [
  'mill',
  'bakery',
  'forge',
  'tannery',
  'brewery',
  'dairy',
  'smithy',
  'weaver',
  'cooper',
  'potter',
];
const HOUSES = ['Oakham', 'Ashby', 'Corby', 'Derby', 'Ely'];
const PLACES = CRAFTS.flatMap((craft) => HOUSES.map((house) => ({ craft, house })));

const ARTICLE = PLACES.map(
  ({ craft, house }) => `The ${craft} of ${house} belongs to Mary of ${house}.`,
).join('\n\n');

/** Of fifty, so many have an answer. */
function questionFile(answerable: number, count = PLACES.length): string {
  return PLACES.slice(0, count)
    .map(({ craft, house }, place) =>
      place < answerable
        ? { question: `Who owns the ${craft} of ${house}?`, gold: [`The ${craft} of ${house} belongs`] }
        : { question: `How deep is the ${craft} on Pluto?`, gold: [] },
    )
    .map((line) => JSON.stringify(line))
    .join('\n');
}

async function runFit(
  questions: string,
  options: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
) {
  const folder = await inFolder({ 'crafts.md': ARTICLE, 'q.jsonl': questions, ...files });
  const args = ['eval', 'q.jsonl', '--corpus', 'crafts.md', '--fit', ...options];
  return { folder, ...(await runInProcess(args, { cwd: folder, env: UNREAD })) };
}

describe('kursk eval --fit', () => {
  it('finds limits that can be set, and says what they are worth on how many questions', async () => {
    const { code, stdout, stderr } = await runFit(questionFile(40));
    expect([code, stderr]).toEqual([0, NOTICE]);
    expect(stdout).toMatch(/^now .*\nfitted .*\n\nFitted on 50 questions, 10 of them without an answer/m);
    const [, setting = ''] = stdout.match(/^LEAST_CONFIDENCE=(.*)$/m) ?? [];
    expect(readConfig({ LEAST_CONFIDENCE: setting }).leastConfidence).not.toBe(null);
  });

  it('finds the same whatever limits are set, and keeps the risk with what it found', async () => {
    const report = async (env: Record<string, string>) => {
      const folder = await inFolder({ 'crafts.md': ARTICLE, 'q.jsonl': questionFile(40) });
      const args = ['eval', 'q.jsonl', '--corpus', 'crafts.md', '--json', '--risk', '0.05'];
      const { stdout } = await runInProcess(args, { cwd: folder, env: { ...UNREAD, ...env } });
      return JSON.parse(stdout);
    };
    const { risk, questions, answerable, now, fitted, setting } = await report({});
    expect({ risk, questions, answerable }).toEqual({ risk: 0.05, questions: 50, answerable: 40 });
    expect(setting).toBe(`LEAST_CONFIDENCE=${fitted.unsure},${fitted.answered}`);
    expect(fitted.effect.wronglyAnswered).toBeLessThanOrEqual(0.05);
    expect(fitted.effect.wronglySilent).toBeLessThanOrEqual(0.08);
    const other = await report({ LEAST_CONFIDENCE: '0.3,0.4' });
    expect(other.fitted).toEqual(fitted);
    expect(other.now).toMatchObject({ unsure: 0.3, answered: 0.4 });
    expect(now).toMatchObject({ unsure: 0.18, answered: 0.6 });
  });

  it('writes the limits into .env, which it leaves as it is otherwise', async () => {
    const before = '# Ours\r\nHOST=0.0.0.0\r\nLEAST_CONFIDENCE=0.1\r\nSLACK_ADMINS=U1';
    const { folder, code, stdout, stderr } = await runFit(questionFile(40), ['--write'], { '.env': before });
    expect([code, stderr]).toEqual([0, NOTICE]);
    const [, value = ''] = stdout.match(/^Written to \.env here: LEAST_CONFIDENCE=(.*)$/m) ?? [];
    expect(value).not.toBe('');
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe(
      before.replace('LEAST_CONFIDENCE=0.1', `LEAST_CONFIDENCE=${value}`),
    );
  });

  it('makes the file .env where there is none, and writes nothing unless told to', async () => {
    const written = await runFit(questionFile(40), ['--write', '--json']);
    expect(written.stderr).toContain(`${NOTICE}Written to .env here: LEAST_CONFIDENCE=`);
    const { setting } = JSON.parse(written.stdout);
    expect(await readFile(join(written.folder, '.env'), 'utf8')).toBe(`${setting}\n`);
    const { folder } = await runFit(questionFile(40));
    expect(await stat(join(folder, '.env')).catch(({ code }) => code)).toBe('ENOENT');
  });

  it('says so when the environment overrides what it wrote', async () => {
    const folder = await inFolder({ 'crafts.md': ARTICLE, 'q.jsonl': questionFile(40) });
    const args = ['eval', 'q.jsonl', '--corpus', 'crafts.md', '--write'];
    const env = { ...UNREAD, LEAST_CONFIDENCE: '0.3' };
    const { stdout } = await runInProcess(args, { cwd: folder, env });
    expect(stdout).toContain('But the environment sets LEAST_CONFIDENCE, too');
  });

  it.each([
    ['too few questions', questionFile(20, 29), [], '"q.jsonl" holds 29 questions. To fit limits takes 30,'],
    ['no question with an answer', questionFile(0), [], 'No question of "q.jsonl" has an answer'],
    [
      'too low a risk for so few',
      questionFile(40),
      ['--risk', '0.01'],
      'A risk of 0.01 takes 99 questions: with 50, none below 0.02 can be vouched for.',
    ],
  ])('refuses %s, and writes nothing', async (_, questions, options, message) => {
    const { folder, code, stdout, stderr } = await runFit(questions, ['--write', ...options]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(await stat(join(folder, '.env')).catch((error) => error.code)).toBe('ENOENT');
  });

  it.each(['0', '1', 'x', ''])('refuses a risk of %j', async (risk) => {
    const { code, stderr } = await runFit(questionFile(40), ['--risk', risk]);
    expect(code).toBe(2);
    expect(stderr).toContain('It must be a share above 0 and below 1, such as 0.1.');
  });
});
