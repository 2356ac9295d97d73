import { describe, expect, it } from 'vitest';
import { textsOf } from './texts-of.ts';

describe('MkDocs', () => {
  it('has the body of an admonition as prose, under its title', () => {
    const markdown =
      '!!! warning "Do not run dry"\n\n    The pump **breaks** at once.\n\n    Fill it first.\n\nAfter it.';
    expect(textsOf(markdown)).toEqual([
      'Do not run dry\nThe pump breaks at once.',
      'Fill it first.',
      'After it.',
    ]);
  });

  it.each(['!!! note', '??? note', '???+ note', '!!!Note', '!!! info inline end', '!!! note ""'])(
    'shows no name of a kind: %s',
    (opening) => {
      expect(textsOf(`Before.\n${opening}\n    The seal is blue.\nAfter.`)).toEqual([
        'Before.',
        'The seal is blue.',
        'After.',
      ]);
    },
  );

  it('names each tab above its words', () => {
    const markdown = '=== "Linux"\n\n    Use the serial cable.\n\n=== "Windows"\n\n    Use the USB cable.\n';
    expect(textsOf(markdown)).toEqual(['Linux\nUse the serial cable.', 'Windows\nUse the USB cable.']);
  });

  it('reads what stands in a body: lists, code, tables, and bodies in it', () => {
    const markdown =
      '!!! tip "T"\n    - one\n    - two\n\n    ```sh\n    npm ci\n      --x\n    ```\n\n    ??? note "Inner"\n        Deep.\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n';
    expect(textsOf(markdown)).toEqual(['T', 'one', 'two', 'npm ci\n  --x', 'Inner\nDeep.', 'a: 1\nb: 2']);
  });

  it('finds admonitions in lists, and in tabs', () => {
    expect(textsOf('1. First\n\n    !!! note\n        Inside.\n\n2. Second')).toEqual([
      'First',
      'Inside.',
      'Second',
    ]);
  });

  it('shows a term with what it means', () => {
    expect(
      textsOf('Apple\n:   A fruit\n    of a tree.\n\n    It is *red*.\n\nPear\n: Another.\n: And more.'),
    ).toEqual(['Apple\nA fruit of a tree.', 'It is red.', 'Pear\nAnother.', 'And more.']);
  });

  it('goes no deeper than anybody indents, and loses nothing', () => {
    const depth = 40;
    const markdown = Array.from({ length: depth }, (_, level) => `${' '.repeat(4 * level)}!!! note`).join(
      '\n',
    );
    expect(textsOf(`${markdown}\n${' '.repeat(4 * depth)}The bottom.`).join(' ')).toContain('The bottom.');
  });
});

describe('GitHub and Obsidian', () => {
  it('have callouts', () => {
    expect(
      textsOf(
        '> [!NOTE]\n> The oven heats up\n> in 12 minutes.\n>\n> Wait.\n\n> [!warning]- Before you sail\n> Carry two anchors.\n\n> [!TIP] Alone\n\n> Quoted.',
      ),
    ).toEqual([
      'The oven heats up in 12 minutes.',
      'Wait.',
      'Before you sail\nCarry two anchors.',
      'Alone',
      'Quoted.',
    ]);
  });

  it('have a callout in a list, and within another', () => {
    expect(
      textsOf('- Item\n\n  > [!NOTE]\n  > In the list.\n\n> [!a] Outer\n> > [!b] Inner\n> > Words.'),
    ).toEqual(['Item', 'In the list.', 'Outer\nInner\nWords.']);
  });
});

describe('directives', () => {
  it.each([
    [':::tip\nUse **two** people.\n:::', ['Use two people.']],
    [':::note Please read\n\nIt needs a floor.\n\n:::', ['Please read\nIt needs a floor.']],
    [':::note[Please *read*]\nIt needs a floor.\n:::', ['Please read\nIt needs a floor.']],
    ['::: {.callout-tip title="For two"}\nUse two.\n:::', ['For two\nUse two.']],
    ['::::info\n:::tip\nIn it.\n:::\nOut of it.\n::::', ['In it.', 'Out of it.']],
    [':::image type="content" source="a.png" alt-text="No":::\n\nText.', ['Text.']],
    ['/// warning | Hot\nDo not touch.\n///', ['Hot\nDo not touch.']],
  ])('%j', (markdown, texts) => {
    expect(textsOf(markdown)).toEqual(texts);
  });
});
