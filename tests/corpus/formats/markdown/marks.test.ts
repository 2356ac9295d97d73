import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';
import { textsOf } from './texts-of.ts';

describe('marks within a line', () => {
  it.each([
    ['![Plan](a.png){width=400} [Guide](g.md){target="_blank"}.', 'Guide.'],
    ['[Guide](g.md){ .md-button } and **bold**{: #id .x }.', 'Guide and bold.'],
    [':material-arrow-right: Go to the [desk :material-arrow-right:](d.md).', 'Go to the desk.'],
    [':material-cog: **Menu** :material-arrow-right: **Account**', 'Menu → Account'],
    ['It turns :warning: :rocket:.', 'It turns ⚠️ 🚀.'],
    ['Some ==marked *words*== and ^^inserted^^ ones.', 'Some marked words and inserted ones.'],
    ['H~2~O and x^2^.', 'H2O and x2.'],
    ['Press ++ctrl+alt+del++ or ++page-up++ or ++"Go"++.', 'Press Ctrl+Alt+Del or Page Up or Go.'],
    [
      'See [[People/Anna Berg|Anna Berg]], [[Harbour#Fees]] and [[#Fees]].',
      'See Anna Berg, Harbour > Fees and Fees.',
    ],
    ['The map ![[map.png]] shows it.', 'The map shows it.'],
    ['Text %%ask Peter%% goes on.', 'Text goes on.'],
    ['The mast is 9 m high. ^mast-height', 'The mast is 9 m high.'],
    ['Text {>>ask Ann<<}with {++new++} {--old--}words.', 'Text with new words.'],
  ])('%s', (markdown, text) => {
    expect(textsOf(markdown)).toEqual([text]);
  });

  it('are read after signs that nothing closes, whatever stood in the paragraph before', () => {
    expect(textsOf('It turns\n\n**:rocket:\n\n~~:rocket:')).toEqual(['It turns', '**🚀', '~~🚀']);
  });

  it('say how a heading is linked to', () => {
    const { blocks } = parseMarkdown('# T\n\n## Fees {#fees}\n\nA\n\n## Dues { #dues .x }\n\nB', 'x.md');
    expect(blocks.map(({ section }) => section[0])).toEqual(['Fees', 'Dues']);
  });

  it('may comment over several paragraphs', () => {
    expect(textsOf('Text.\n\n%%\nAsk Peter.\n\nAnd Ann.\n%%\n\nMore.')).toEqual(['Text.', 'More.']);
  });

  it('comment nothing away that is never closed', () => {
    expect(textsOf('%%\nAsk Peter.\n\nMore.')).toEqual(['%% Ask Peter.', 'More.']);
  });

  it('leave out the mark of a paragraph in a link to it', () => {
    expect(textsOf('See [[Harbour#Fees#^f1]].')).toEqual(['See Harbour > Fees.']);
  });

  it.each([
    'At 12:45 or 12:45:30, a:b, ratio 1:2:3, :nothing: here.',
    'C++ and D++, i++ and j++ and ++k, a+b+c, C++.',
    'If a == b and c == d, x==1 and y==2, ==.',
    'A {curly} word {a=b} or {.spec.host} here.',
    '100%% or 50%% of it, %%time.',
    'a^b^c and 2^3 and ^ alone ^.',
    'See [[1]] and [ a ] and x[[0]].',
    'Vote :+1 or localhost:8080:80.',
    'Is it a?? or b!!! and === so.',
    '!!! very important',
    '#1 is the first, # alone.',
    '5 > 3 [!] and [!NOTE] here.',
    'Term: meaning; a : b.',
    'Press ++magic+wand++ now.',
    'See [[Harbour ]] and [[12]].',
    'Text {++new--} and {>>note>>} here.',
    'It is x^2^y here.',
    'Its name^mast-height',
  ])('are nothing else: %s', (text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('are shown as they are in code', () => {
    const code = '==a== ++ctrl+c++ :rocket: [[a|b]] %%c%% {#id} {{ x }} <Tabs/>';
    expect(textsOf(`\`${code}\``)).toEqual([code]);
  });
});
