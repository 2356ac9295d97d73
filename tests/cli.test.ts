import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { QUOTED } from './support/answers.ts';
import { copyPackage } from './support/copy-package.ts';
import { inFolder } from './support/in-folder.ts';
import { largeCorpus } from './support/large-corpus.ts';
import { runInProcess } from './support/run-in-process.ts';
import { type Run, runKursk } from './support/run-kursk.ts';
import { filesIn, snapshotsIn } from './support/saved-index.ts';

const sh = promisify(exec);

/** Shows quotes without a word on how sure the bot is: the limits may be fitted anew. */
const NEVER_UNSURE = { LEAST_CONFIDENCE: '0.15,0.15' };

describe('kursk ask', () => {
  it('answers a question with quotes, each cited', async () => {
    const words = ['how', 'important', 'is', 'Sudzha?'];
    const { code, stdout, stderr } = await runKursk(['ask', ...words], { env: NEVER_UNSURE });
    expect(stdout).toMatch(
      /^│ Sitting as it does some 400 miles.*\n(│ .*\n)+ {2}— Ukraine’s incursion .*, ¶12\n/,
    );
    expect([code, stderr]).toEqual([0, '']);
  });

  it('answers piped questions, one a line, with one line of JSON each', async () => {
    const { code, stdout } = await runInProcess(['ask', '--json'], {
      input: 'why Sudzha?\r\nHow do I reset my password?\nATACMS',
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ question, status }) => [question, status])).toEqual([
      ['why Sudzha?', QUOTED],
      ['How do I reset my password?', 'not-in-corpus'],
      ['ATACMS', QUOTED],
    ]);
    expect(Object.keys(answers[0])).toEqual([
      'question',
      'status',
      'engine',
      'confidence',
      'quotes',
      'nearest',
      'unanswered',
      'reason',
    ]);
    expect(code).toBe(0);
  });

  it('quotes the text that “kursk articles --json” prints, at its offsets', async () => {
    const answer = JSON.parse((await runInProcess(['ask', '--json', 'why Sudzha?'])).stdout);
    const [article] = JSON.parse((await runInProcess(['articles', '--json'])).stdout);
    expect(answer.quotes.map(({ passage }: { passage: number }) => passage)).toContain(12);
    for (const { text, passage, start, end } of answer.quotes) {
      expect(article.passages[passage - 1].slice(start, end)).toBe(text);
    }
  });

  it('restates each question where there are several', async () => {
    const { stdout } = await runInProcess(['ask', '--quotes', '1'], {
      input: 'ATACMS\nhello\n',
      env: NEVER_UNSURE,
    });
    expect(stdout).toMatch(/^ATACMS\n\n│ [\s\S]*¶45\n\nhello\n\nThe articles don’t say\.\n\n$/);
  });

  it('has colours only where they are wanted', async () => {
    const csi = '\u001B[';
    expect(
      (await runInProcess(['ask', 'ATACMS'], { env: { CI: 'true', TERM: 'xterm-256color' } })).stdout,
    ).not.toContain(csi);
    expect((await runInProcess(['ask', 'ATACMS'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(
      `${csi}1mlong-range ATACMS`,
    );
    expect(
      (await runInProcess(['ask', 'ATACMS'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout,
    ).not.toContain(csi);
  });

  it('answers from the corpus it is given, or that the environment or a .env file names', async () => {
    const mill = await inFolder({ 'a.md': 'The mill stands by the river.', 'c.md': 'Swans eat grass.' });
    const moor = await inFolder({ 'b.txt': 'The other mill stands on the moor.' });
    const ask = ['ask', '--json', 'Where is the mill?'];
    const ids = (stdout: string) =>
      JSON.parse(stdout).quotes.map((quote: { article: { id: string } }) => quote.article.id);
    expect(
      ids((await runInProcess([...ask, '--corpus', mill, '--corpus', join(moor, 'b.txt')])).stdout).sort(),
    ).toEqual(['a', 'b']);
    expect(ids((await runInProcess(ask, { env: { CORPUS_DIR: moor } })).stdout)).toEqual(['b']);
    const configured = await inFolder({ '.env': `CORPUS_DIR=${mill}\nPUBLIC_URL=https://bot.example\n` });
    const { stdout } = await runInProcess(ask, { cwd: configured });
    expect(JSON.parse(stdout).quotes[0].link).toBe('https://bot.example/articles/a#p1');
  });
});

describe('--explain', () => {
  it('of “ask” shows the evidence below the answer', async () => {
    const answer = (await runInProcess(['ask', 'why Sudzha?'])).stdout;
    const { code, stdout } = await runInProcess(['ask', '--explain', 'why Sudzha?']);
    expect(code).toBe(0);
    expect(
      stdout.startsWith(`${answer}\nfound       by reading\nasks for    reason\nlooks up    sudzha (`),
    ).toBe(true);
    const [, first] = /, ¶(\d+)\n/.exec(answer) ?? [];
    expect(stdout).toMatch(new RegExp(`^kursk ¶${first} {2}.* 1$`, 'm'));
  });

  it('of “ask” goes without evidence where there is nothing to look up, and not with --json', async () => {
    const { stdout } = await runInProcess(['ask', '--explain'], { input: 'hello\n?\n' });
    expect(stdout).toContain('looks up    nothing');
    expect(stdout).toMatch(/it has no words\.\n\n$/);
    expect(await runInProcess(['ask', '--explain', '--json', 'hello'])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('of “eval” marks the sentences that would be right', async () => {
    const folder = await inFolder({
      'mill.md': 'The mill stands by the river.\n\nThe river feeds the mill.',
      'q.jsonl':
        '{"question":"What feeds the mill?","previous":"river","gold":["The river feeds the mill."],"kind":"a"}\n{"question":"?","gold":[],"kind":"b"}\n',
    });
    const explain = (words: string) =>
      runInProcess([
        'eval',
        join(folder, 'q.jsonl'),
        '--corpus',
        join(folder, 'mill.md'),
        '--explain',
        words,
      ]);
    const { code, stdout } = await explain('FEEDS');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^What feeds the mill\?\n\nexpected {4}“The river feeds the mill\.”\nfound {7}by reading\nasks for/,
    );
    expect(stdout).toMatch(/^mill ¶2 {2}The river feeds the mill\. .* 1 +✓$/m);
    expect((await explain('?')).stdout).toContain('expected    no answer\n');
    expect(await explain('nowhere')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has the words "nowhere".'),
    });
  });
});

describe('the least confidence', () => {
  it('decides what is answered, and what is unsure', async () => {
    const status = async (text: string) => {
      const { stdout } = await runInProcess(['ask', '--json', 'why Sudzha?'], {
        env: { LEAST_CONFIDENCE: text },
      });
      return JSON.parse(stdout).status;
    };
    expect(await status('1')).toBe('not-in-corpus');
    expect(await status('0,1')).toBe('unsure');
    expect(await status('0,0')).toBe('answered');
  });

  it('that is none is refused with a sentence', async () => {
    expect(await runInProcess(['ask', 'why Sudzha?'], { env: { LEAST_CONFIDENCE: 'high' } })).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^kursk: LEAST_CONFIDENCE must be one or two numbers from 0 to 1, .*\n$/),
    });
  });
});

const HOW_FOUND = 'Answers are found by reading.\nPassages are found by meaning and by their words.\n';

describe('the reader', () => {
  const embedderLine = (reason: string) =>
    `kursk: Passages are found by their words alone: ${reason.replace('reader', 'embedder')}`.trim();
  const LINE = 'kursk: Answers are found lexically: ';
  const ask = ['ask', '--json', 'why Sudzha?'];
  const answerOf = ({ stdout }: Run) => JSON.parse(stdout);

  it('finds the answers', async () => {
    const run = await runInProcess(ask);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(answerOf(run)).toMatchObject({ status: QUOTED, engine: 'reader' });
  });

  it('that is off is told on one line, and the answer is found lexically', async () => {
    const run = await runInProcess(ask, { env: { READER: 'off' } });
    expect(run).toMatchObject({ code: 0, stderr: `${LINE}READER is off.\n` });
    expect(answerOf(run)).toMatchObject({ status: QUOTED, engine: 'lexical' });
    expect((await runInProcess(['articles'], { env: { READER: 'off' } })).stdout).toContain(
      '\nAnswers are found lexically: READER is off.\n',
    );
  });

  it('without its runtime is told on one line, and the answer is found lexically', async () => {
    const { cli } = await copyPackage('onnxruntime-node');
    const run = await runKursk(ask, { cli });
    const reason =
      "the reader can't be used, as its runtime, onnxruntime-node, isn't installed or doesn't work on this processor.\n";
    expect(run.code).toBe(0);
    expect(run.stderr.split('\n').sort()).toEqual(['', (LINE + reason).trim(), embedderLine(reason)]);
    expect(answerOf(run)).toMatchObject({ status: QUOTED, engine: 'lexical' });
    expect((await runKursk(['articles'], { cli })).stdout).toContain(reason);
  });

  it.each(['reader.int8.onnx'])(
    'whose %s is a byte short is told on one line, and the answer is found lexically',
    async (file) => {
      const { folder, cli } = await copyPackage();
      const path = join(folder, 'models/reader', file);
      await truncate(path, (await stat(path)).size - 1);
      const run = await runKursk(ask, { cli });
      expect(run).toMatchObject({
        code: 0,
        stderr: `${LINE}the reader can't be used, as its file ${file} is damaged.\n`,
      });
      expect(answerOf(run)).toMatchObject({ status: QUOTED, engine: 'lexical' });
      expect((await runKursk(['articles'], { cli })).stdout).toContain(`its file ${file} is damaged.`);
    },
  );

  it('whose worker dies of a question is told on one line, and the answer is found lexically', async () => {
    const { folder, cli } = await copyPackage();
    const worker = join(folder, 'dist/inference/worker.js');
    const dies = "process.on('message', () => process.exit(1));\n";
    await writeFile(worker, dies + (await readFile(worker, 'utf8')));
    const run = await runKursk(ask, { cli, env: { EMBEDDER: 'off' } });
    expect(run).toMatchObject({
      code: 0,
      stderr:
        'kursk: The reader starts again, as its worker ended; the question that it read is answered lexically.\n',
    });
    expect(answerOf(run)).toMatchObject({ status: QUOTED, engine: 'lexical' });
  });
});

describe('the embedder', () => {
  it('that is off is nothing to speak of, but in the list of articles', async () => {
    const env = { EMBEDDER: 'off' };
    expect(await runInProcess(['ask', 'why Sudzha?'], { env })).toMatchObject({ code: 0, stderr: '' });
    expect((await runInProcess(['articles'], { env })).stdout).toContain(
      '\nPassages are found by their words alone: EMBEDDER is off.\n',
    );
  });

  it('whose weights are a byte short is told on one line, and answers are found by words', async () => {
    const { folder, cli } = await copyPackage();
    const path = join(folder, 'models/embedder/embedder.int8.onnx');
    await truncate(path, (await stat(path)).size - 1);
    const run = await runKursk(['ask', '--json', 'why Sudzha?'], { cli });
    expect(run).toMatchObject({
      code: 0,
      stderr:
        "kursk: Passages are found by their words alone: the embedder can't be used, as its file embedder.int8.onnx is damaged.\n",
    });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'answered', engine: 'reader' });
  });

  it('shares its vocabulary with the reader: where it is damaged, neither can be used', async () => {
    const { folder, cli } = await copyPackage();
    const path = join(folder, 'models/reader/tokenizer.json');
    await truncate(path, (await stat(path)).size - 1);
    const { code, stdout, stderr } = await runKursk(['ask', '--json', 'why Sudzha?'], { cli });
    expect(code).toBe(0);
    expect(stderr).toContain("the reader can't be used, as its file tokenizer.json is damaged.");
    expect(stderr).toContain("the embedder can't be used, as its file tokenizer.json is damaged.");
    expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', engine: 'lexical' });
  });

  it('embeds a small corpus before it answers, and says what to do about a large one', async () => {
    const [small, large] = [await inFolder({ 'mill.md': 'The mill stands.' }), await inFolder(largeCorpus())];
    const env = { SNAPSHOT_DIR: await inFolder({}) };
    const ask = (corpus: string) => runInProcess(['ask', 'Where is the mill?', '--corpus', corpus], { env });
    expect((await ask(small)).stderr).toBe('');
    expect((await runInProcess(['articles', '--corpus', small], { env })).stdout).not.toContain('so far');
    expect((await ask(large)).stderr).toMatch(
      /^kursk: 0 of [\d,]+ passages can be found by meaning so far\. “kursk index” embeds all of them\.\n$/,
    );
  });
});

describe('kursk index', () => {
  it('embeds the articles ahead, once', async () => {
    const corpus = await inFolder({
      'mill.md': Array.from({ length: 70 }, (_, place) => `The mill no. ${place} stands.`).join('\n\n'),
    });
    const env = { SNAPSHOT_DIR: await inFolder({}) };
    const index = () => runInProcess(['index', '--corpus', corpus], { env });
    expect(await index()).toEqual({
      code: 0,
      stdout: 'All 70 passages are indexed and embedded.\n',
      stderr: '',
    });
    expect(await filesIn(env.SNAPSHOT_DIR)).toHaveLength(1);
    expect(await index()).toMatchObject({ code: 0 });
    expect((await runInProcess(['ask', 'mill', '--corpus', corpus], { env })).stderr).toBe('');
  });

  it('needs a folder to keep them in, and an embedder', async () => {
    const corpus = await inFolder({ 'mill.md': 'The mill stands.' });
    const index = (env: Record<string, string>) => runInProcess(['index', '--corpus', corpus], { env });
    expect(await index({ SNAPSHOT_DIR: 'off' })).toMatchObject({
      code: 1,
      stderr: 'kursk: SNAPSHOT_DIR is off: there is no folder to keep what is indexed.\n',
    });
    expect(await index({ SNAPSHOT_DIR: await inFolder({}), EMBEDDER: 'off' })).toMatchObject({
      code: 1,
      stderr: 'kursk: There is no embedder, and the rest is indexed at the start.\n',
    });
  });
});

describe('a large corpus', () => {
  it('is kept in the folder for snapshots, and answers the same from there', async () => {
    const corpus = await inFolder(largeCorpus());
    const snapshots = await inFolder({});
    const ask = () =>
      runInProcess(['ask', '--json', 'Where does the mill of Oakham2x7 stand?', '--corpus', corpus], {
        env: { SNAPSHOT_DIR: snapshots, EMBEDDER: 'off' },
      });
    const first = await ask();
    expect(await snapshotsIn(snapshots)).toHaveLength(1);
    expect(await ask()).toEqual(first);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout).quotes[0].text).toContain('Oakham2x7 stands by the river.');
  });

  it('is answered from where no snapshot can be kept, with a warning', async () => {
    const corpus = await inFolder({ ...largeCorpus(), file: 'no folder' });
    const { code, stdout, stderr } = await runInProcess(['articles', '--corpus', corpus], {
      env: { SNAPSHOT_DIR: join(corpus, 'file') },
    });
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 9]);
    expect(stderr).toMatch(
      /^kursk: The index can't be saved in "[^\n]*" and is built anew each time: [^\n]*\.\n$/,
    );
  });
});

const IN_ENGLISH = 'The articles are in English; the question seems to be in another language.';

describe('a question that can’t be looked up', () => {
  it.each([
    ['empty', '', 'it has no words'],
    ['white space', '  \t ', 'it has no words'],
    ['punctuation', '?!…', 'it has no words'],
    ['emoji', '🎉👍', 'it has no words'],
    ['control characters', '\u0007\u001B', 'it has no words'],
    ['empty markup', '<br>****', 'it has no words'],
    ['10,000 characters', 'why '.repeat(2500), 'too long: the limit is 500 characters'],
  ])('is refused with a sentence: %s', async (_, question, message) => {
    const { code, stdout, stderr } = await runInProcess(['ask', question]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^kursk: [^\n]*\.\n$/);
    expect(stderr).toContain(message);
  });

  it.each([
    ['Почему Суджа?', [IN_ENGLISH, 'The articles don’t say.']],
    ['どうして?', [IN_ENGLISH, 'The articles don’t say.']],
    ['\uD800 lone', ['The articles don’t say.']],
    ['x<script>alert(1)</script>', ['The articles don’t say.']],
  ])('is told from one that finds nothing: %j', async (question, lines) => {
    const { code, stdout, stderr } = await runInProcess(['ask', question]);
    expect([code, stdout.split('\n').slice(0, lines.length), stderr]).toEqual([0, lines, '']);
  });

  it('does not stop those after it', async () => {
    const { code, stdout, stderr } = await runInProcess(['ask', '--json'], {
      input: `${'a'.repeat(2 ** 20)}\n\nATACMS\n`,
    });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ status, reason }) => [status, reason]),
    ).toEqual([
      ['invalid-question', 'too-long'],
      ['invalid-question', 'empty'],
      [QUOTED, null],
    ]);
    expect([code, stderr]).toEqual([1, 'kursk: 2 of 3 questions could not be looked up.\n']);
  });
});

describe('a bad corpus', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no article', { 'a.png': 'x' }, 'There is no article in'],
    [
      'front matter without end',
      { 'a.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nA.' },
      'a.md:1: the front matter has more than 20 lists within each other',
    ],
    ['no text', { 'a.md': '' }, 'a.md: has no text to quote'],
  ])('with %s is refused with a sentence', async (_, files, message) => {
    const { code, stdout, stderr } = await runInProcess(['ask', 'x', '--corpus', await inFolder(files)]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('that is missing is refused with a sentence', async () => {
    const { code, stderr } = await runInProcess(['articles', '--corpus', 'missing']);
    expect([code, stderr]).toEqual([
      1,
      `kursk: The corpus "missing" can't be read: no such file or directory.\n`,
    ]);
  });

  it('with one bad article among good ones says so and carries on', async () => {
    const folder = await inFolder({
      'bad.md': '---\ntitle: [[[[[[[[[[[[[[[[[[[[[\n---\nA.',
      'good.md': 'The mill stands.',
    });
    const { code, stdout, stderr } = await runInProcess(['articles', '--corpus', folder]);
    expect([code, stdout]).toEqual([
      0,
      `good  Good (1 passage)\n\n${HOW_FOUND}0 of 1 passages can be found by meaning so far.\n`,
    ]);
    expect(stderr).toMatch(/^kursk: skipped .*bad\.md:1: the front matter/);
  });
});

describe('kursk articles', () => {
  it('lists them', async () => {
    expect((await runInProcess(['articles'])).stdout).toBe(
      `kursk  Ukraine’s incursion into Russia’s Kursk region (54 passages)\n\nLeft out cross-links and appeals, such as “READ MORE: …” (3).\n${HOW_FOUND}`,
    );
  });

  it('prints them whole as JSON', async () => {
    const [article, ...others] = JSON.parse((await runInProcess(['articles', '--json'])).stdout);
    expect(others).toEqual([]);
    expect(article).toMatchObject({ id: 'kursk', author: null, url: null, language: 'en' });
    expect(article.passages).toHaveLength(54);
    expect(article.passages.every((passage: unknown) => typeof passage === 'string')).toBe(true);
  });
});

describe('kursk eval', () => {
  const questions =
    '{"question":"ATACMS","gold":["long-range ATACMS missiles"],"kind":"keyword"}\n{"question":"hello","gold":[],"kind":"none"}\n';

  it('scores a question file, as a table and as JSON', async () => {
    const folder = await inFolder({ 'q.jsonl': questions });
    const { code, stdout } = await runInProcess(['eval', join(folder, 'q.jsonl')]);
    expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 5]);
    const { all, kinds } = JSON.parse(
      (await runInProcess(['eval', join(folder, 'q.jsonl'), '--json'])).stdout,
    );
    expect(all).toMatchObject({ questions: 2, correctAt1: 1, hitAt1: 1, abstentionRecall: 1, auroc: 1 });
    expect(Object.keys(kinds)).toEqual(['keyword', 'none']);
  });

  it('asks a follow-up with the questions before it', async () => {
    const folder = await inFolder({
      'mill.md':
        'The mill stands by the river.\n\nMary Miller runs the mill.\n\nThe bakery has its oven on the hill.',
      'q.jsonl': [
        { question: 'who runs it?', gold: ['Mary Miller'], previous: 'where is the mill?', kind: 'one' },
        { question: 'who?', gold: ['Mary Miller'], previous: ['the mill', 'who runs it?'], kind: 'several' },
        { question: 'who?', gold: ['Mary Miller'], kind: 'none' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    });
    const args = ['eval', join(folder, 'q.jsonl'), '--corpus', join(folder, 'mill.md'), '--json'];
    const { kinds } = JSON.parse((await runInProcess(args)).stdout);
    expect([kinds.one.hitAt1, kinds.several.hitAt1, kinds.none.hitAt1]).toEqual([1, 1, 0]);
  });

  it('scores articles that bring their questions, each by itself', async () => {
    const article = (title: string, place: string, answered: string, unanswered: string) =>
      JSON.stringify({
        title,
        paragraphs: ['SUBSCRIBE', `The mill stands by the ${place}.`],
        questions: [
          { question: answered, gold: [{ paragraph: 2, text: place }] },
          { question: unanswered, gold: [] },
        ],
      });
    const folder = await inFolder({
      'q.jsonl': [
        article('A', 'river', 'Where does the mill stand?', 'Who baked the bread?'),
        article('B', 'moor', 'Where does the mill stand?', 'What burnt the barn?'),
      ].join('\n'),
    });
    const { code, stdout } = await runInProcess(['eval', join(folder, 'q.jsonl'), '--json']);
    const { all, kinds } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(all).toMatchObject({ questions: 4, correctAt1: 1, foundAt1: 1, wronglyAbstained: 0, auroc: 1 });
    expect(Object.keys(kinds)).toEqual(['place', 'unanswerable']);
    const refused = await runInProcess(['eval', join(folder, 'q.jsonl'), '--corpus', folder]);
    expect(refused).toMatchObject({
      code: 1,
      stderr: `kursk: "${join(folder, 'q.jsonl')}" brings its own articles: leave out --corpus.\n`,
    });
  });

  it('refuses a file that is missing or broken with a sentence', async () => {
    const folder = await inFolder({ 'q.jsonl': `${questions}nope\n` });
    expect(await runInProcess(['eval', 'missing.jsonl'])).toMatchObject({
      code: 1,
      stderr: `kursk: The question file "missing.jsonl" can't be read: no such file or directory.\n`,
    });
    expect(await runInProcess(['eval', folder])).toMatchObject({
      code: 1,
      stderr: `kursk: The question file "${folder}" can't be read: it is a folder.\n`,
    });
    expect(await runInProcess(['eval', join(folder, 'q.jsonl')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('q.jsonl:3: not a JSON object'),
    });
  });
});

describe('kursk chat', () => {
  it('ends with its input', async () => {
    const { code, stdout, stderr } = await runKursk(['chat'], { input: 'ATACMS\nhello' });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Hello! You could ask, for example:\n');
  });

  it('answers, lists its sources, and ends when asked to', async () => {
    const { code, stdout } = await runInProcess(['chat'], {
      input: 'ATACMS\n\n/nonsense\n/sources\n/help\n/quit\nnever reached\n',
      env: NEVER_UNSURE,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ATACMS\n\n│ As The Washington Post[\s\S]*¶45\n[\s\S]*54 passages\)\n[\s\S]*\/quit/,
    );
    expect(stdout).not.toContain('never reached');
  });
});

describe('the command line', () => {
  it.each([
    [['--help']],
    [['ask', '--help']],
    [['chat', '--help']],
    [['articles', '--help']],
    [['eval', '--help']],
    [['help', 'ask']],
  ])('explains itself: %j', async (args) => {
    const { code, stdout, stderr } = await runInProcess(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: kursk');
  });

  it('tells its version', async () => {
    expect(await runKursk(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it.each([
    [[], 'Usage: kursk'],
    [['nonsense'], "kursk: unknown command 'nonsense'\n(run “kursk --help” for usage)"],
    [['ask', 'x', '--nonsense'], "kursk: unknown option '--nonsense'\n(run “kursk ask --help” for usage)"],
    [['discord', 'register', '--guild', 'Acme'], 'It must be the id of a server'],
    [['discord', 'register', '--nonsense'], '(run “kursk discord register --help” for usage)'],
    [['ask', 'x', '--quotes', '4'], 'It must be a whole number from 1 to 3.'],
    [['ask'], 'kursk: no question given'],
    [['eval'], "kursk: missing required argument 'questions.jsonl'"],
  ])('used wrongly says what is wrong and exits with 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await runInProcess(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('exits with what its run says', async () => {
    expect(await runKursk(['nonsense'])).toMatchObject({ code: 2, stdout: '' });
    expect(await runKursk(['ask', '?'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('names a bad variable', async () => {
    expect(await runInProcess(['articles'], { env: { PUBLIC_URL: 'nope' } })).toMatchObject({
      code: 1,
      stderr: 'kursk: PUBLIC_URL must be an address that starts with http:// or https://.\n',
    });
  });

  it('explains itself whatever is set', async () => {
    expect(await runInProcess(['ask', '--help'], { env: { PUBLIC_URL: 'nope' } })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: kursk ask'),
      stderr: '',
    });
  });

  it.each([
    ["can't be read: make it a text file, or remove it", { '.env/x': '' }],
    ["isn't UTF-8 text: save it as UTF-8", { '.env': Buffer.from('\uFEFFREADER=off\r\n', 'utf16le') }],
  ])(
    'says so when the .env file is of no use: it %s',
    async (what, files: Record<string, string | Uint8Array>) => {
      expect(await runInProcess(['articles'], { cwd: await inFolder(files) })).toMatchObject({
        code: 1,
        stderr: `kursk: The file .env here ${what}.\n`,
      });
    },
  );

  it.each(['READER=off', '\uFEFFREADER="off"\r\n', "# ours\nexport READER='off' # for now\n"])(
    'takes the .env file as editors write it: %j',
    async (text) => {
      const folder = await inFolder({ '.env': text });
      expect((await runInProcess(['articles'], { cwd: folder })).stdout).toContain('READER is off');
      const { stdout } = await runInProcess(['articles'], { cwd: folder, env: { READER: 'auto' } });
      expect(stdout).toContain('found by reading');
    },
  );

  it
    .runIf(existsSync('/dev/full'))
    .each(['node bin/kursk.js ask ATACMS', 'echo ATACMS | node bin/kursk.js chat'])(
    'says so when the output can take no more: %s',
    async (command) => {
      await expect(sh(`${command} > /dev/full`)).rejects.toMatchObject({
        code: 1,
        stderr: "kursk: The output can't be written: no space left on device.\n",
      });
    },
  );

  it.each(['ask', 'chat'])('ends quietly when nobody reads on: %s', async (command) => {
    const { stdout, stderr } = await sh(
      `(yes ATACMS | head -5000 | node bin/kursk.js ${command}; echo "exit $?" >&2) | head -1`,
    );
    expect([stdout, stderr]).toEqual(['ATACMS\n', 'exit 0\n']);
  });
});

it('a clone that isn’t built says in one sentence what to run', async () => {
  const { folder, cli } = await copyPackage();
  await rm(join(folder, 'dist'), { recursive: true });
  expect(await runKursk(['ask', 'why Sudzha?'], { cli })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'kursk: This clone isn’t built yet: run `npm ci && npm run build` in it.\n',
  });
});
