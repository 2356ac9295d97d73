import { describe, expect, it } from 'vitest';
import { parseQuestionFile } from '../../src/evaluation/question-file.ts';

function articleWith(changes: object): string {
  return JSON.stringify({ title: 'Mill', paragraphs: ['The mill stands.'], questions: [], ...changes });
}

function askedWith(gold: unknown): string {
  return articleWith({ questions: [{ question: 'a', gold }] });
}

describe('a question file', () => {
  it('has a question a line; blank lines and Windows line ends do not matter', () => {
    expect(
      parseQuestionFile(
        '\uFEFF{"question":"a","gold":["x"]}\r\n\n{"question":"b","gold":[],"kind":"none"}\n',
        'f',
      ),
    ).toEqual({
      form: 'questions',
      questions: [
        { question: 'a', previous: [], gold: ['x'], kind: 'other' },
        { question: 'b', previous: [], gold: [], kind: 'none' },
      ],
    });
  });

  it('may say what was asked before, as one text or several, oldest first', () => {
    const lines = ['"why Sudzha?"', '["why Sudzha?","how far is that?"]', '[]', '""'].map(
      (previous) => `{"question":"why?","gold":[],"previous":${previous}}`,
    );
    const file = parseQuestionFile(lines.join('\n'), 'f');
    expect(file.form === 'questions' && file.questions.map(({ previous }) => previous)).toEqual([
      ['why Sudzha?'],
      ['why Sudzha?', 'how far is that?'],
      [],
      [''],
    ]);
  });

  it('or an article a line, as its first line tells; one without questions is passed over', () => {
    const line = askedWith([{ paragraph: 1, text: 'stands' }]);
    expect(parseQuestionFile(`\n${articleWith({ licence: 'none' })}\n${line}\n`, 'f')).toEqual({
      form: 'articles',
      articles: [JSON.parse(line)],
    });
  });

  it.each([
    ['{"question":"a","gold":[]}\nnope', 'f:2: not a JSON object ('],
    ['["a"]', 'f:1: not a JSON object: write {"question": "…", "gold": ["…"]}.'],
    ['null', 'f:1: not a JSON object: write'],
    ['{"gold":[]}', 'f:1: "question" must be text.'],
    ['{"question":"","gold":[]}', 'f:1: "question" is empty.'],
    ['{"question":"a"}', 'f:1: "gold" must be a list of texts; an empty list where'],
    ['{"question":"a","gold":[1]}', 'f:1: "gold" must hold texts.'],
    ['{"question":"a","gold":[""]}', 'f:1: "gold" holds an empty text.'],
    ['{"question":"a","gold":[],"kind":1}', 'f:1: "kind" must be text.'],
    ...['1', 'null', '{}', '[1]', '[["a"]]'].map((previous): [string, string] => [
      `{"question":"a","gold":[],"previous":${previous}}`,
      'f:1: "previous" must be the question before, or a list of those before, oldest first.',
    ]),
    [`{"question":"a","gold":[]}\n${articleWith({})}`, 'f:2: "question" must be text.'],
    ['\n', 'f holds no question.'],
  ])('of questions that is broken is refused with the line: %j', (text, message) => {
    expect(() => parseQuestionFile(text, 'f')).toThrow(message);
  });

  it.each([
    [`${articleWith({})}\n{"question":"a","gold":[]}`, 'f:2: "title" must be text.'],
    [`${articleWith({})}\n[]`, 'f:2: not a JSON object: write {"title": "…", "paragraphs": […]'],
    [articleWith({ title: 1 }), 'f:1: "title" must be text.'],
    [articleWith({ paragraphs: 'x' }), 'f:1: "paragraphs" must be a list of texts.'],
    [articleWith({ paragraphs: [1] }), 'f:1: "paragraphs" must hold texts.'],
    [articleWith({ questions: {} }), 'f:1: "questions" must be a list; an empty one where none is asked.'],
    [articleWith({ questions: ['a'] }), 'f:1: "questions" must hold objects {"question": "…", "gold": […]}.'],
    [articleWith({ questions: [{ gold: [] }] }), 'f:1: "question" must be text.'],
    [articleWith({ questions: [{ question: '', gold: [] }] }), 'f:1: "question" is empty.'],
    [askedWith('stands'), 'f:1: "gold" must be a list of {"paragraph", "text"}; an empty list where'],
    [askedWith(['stands']), 'f:1: "gold" must hold objects {"paragraph": 1, "text": "…"}.'],
    [askedWith([{ text: 'stands' }]), 'f:1: "paragraph" must be the number of a paragraph, from 1.'],
    [askedWith([{ paragraph: 1, text: ' ' }]), 'f:1: "text" is empty.'],
    [askedWith([{ paragraph: 0, text: 'a' }]), 'f:1: the gold of "a" is wrong: there is no paragraph 0.'],
    [askedWith([{ paragraph: 2, text: 'a' }]), 'f:1: the gold of "a" is wrong: there is no paragraph 2.'],
    [
      askedWith([{ paragraph: 1, text: 'burns' }]),
      'f:1: the gold of "a" is wrong: paragraph 1 doesn\'t hold "burns".',
    ],
    [articleWith({}), 'f holds no question.'],
  ])('of articles that is broken is refused with the line: %j', (text, message) => {
    expect(() => parseQuestionFile(text, 'f')).toThrow(message);
  });
});
