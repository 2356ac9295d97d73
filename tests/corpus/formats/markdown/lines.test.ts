import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';
import { textsOf } from './texts-of.ts';

describe('lines that show nothing of their own', () => {
  it.each([
    ['a snippet', '--8<-- "includes/fees.md"'],
    ['several snippets', '--8<--\na.md\nb.md\n--8<--'],
    ['a table of contents', '[TOC]'],
    ['the wiki’s table of contents', '[[_TOC_]]'],
    ['kramdown’s table of contents', '* TOC\n{:toc}'],
    ['attributes of kramdown', '{: .notification .is-warning }'],
    ['attributes of Python-Markdown', '{ .annotate }'],
    ['an embedded page', '![[map.png]]'],
    ['the name of a block', '^mast-height'],
  ])('%s', (_, line) => {
    expect(textsOf(`Before.\n\n${line}\n\nAfter.`)).toEqual(['Before.', 'After.']);
  });

  it('stand right under a paragraph, too', () => {
    expect(textsOf('Mind the step.\n{: .warning }\nAnd this.\n--8<-- "a.md"')).toEqual([
      'Mind the step.',
      'And this.',
    ]);
  });

  it('are tags at the end, and no tags elsewhere', () => {
    expect(textsOf('#general is a channel.\n\n#general\n\nText.\n\n#boat #boat/sails\n')).toEqual([
      '#general is a channel.',
      '#general',
      'Text.',
    ]);
  });

  it('is not a channel in a list', () => {
    expect(textsOf('Channels:\n\n- #general\n- #help')).toEqual(['Channels:\n#general\n#help']);
  });
});

describe('lines of facts', () => {
  it('have what an abbreviation stands for', () => {
    expect(textsOf('The EC decides.\n\n*[EC]: European Community\n*[UN]: United Nations')).toEqual([
      'The EC decides.',
      'EC: European Community',
      'UN: United Nations',
    ]);
  });

  it('are the properties of a Notion page', () => {
    const { details, blocks } = parseMarkdown(
      '# Kitchen rules\n\nOwner: Jane\nCreated: August 19, 2024 10:12 AM\nStatus: Done\n\n<aside>\n💡 Empty the **dishwasher**.\n\n</aside>\n\n- Cups\n    \n    They go on the left.\n',
      'x.md',
    );
    expect(details.title).toBe('Kitchen rules');
    expect(blocks.map(({ text }) => text)).toEqual([
      'Owner: Jane\nCreated: August 19, 2024 10:12 AM\nStatus: Done',
      '💡 Empty the dishwasher.',
      'Cups',
      'They go on the left.',
    ]);
  });
});
