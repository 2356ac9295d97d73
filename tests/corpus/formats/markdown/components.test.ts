import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';
import { textsOf } from './texts-of.ts';

const PAGE = `import Tabs from '@theme/Tabs';
import {
  Card,
  Grid,
} from "../cards";

export const Highlight = ({children}) => (
  <span>

    {children}
  </span>
);

# Install the greenhouse {#install-greenhouse}

<Tabs groupId="kind" defaultValue={{a: '>'}}>
  <TabItem value="a" label="Glass">

    Panes weigh **12 kg** each.

    \`\`\`sh
    npm ci
    \`\`\`

  </TabItem>
  <TabItem value="b">Plastic weighs 3 kg.</TabItem>
</Tabs>

{/* about prices

and more */}

It uses {frontMatter.watts} watts.{" "}<Highlight>Never *cover* it.</Highlight>

## Cleaning {/* #cleaning */}

<Warning>
**Wear** gloves.
</Warning>
<details>
<summary>How long does it last?</summary>

Twenty years.

</details>
`;

describe('MDX', () => {
  it.each(['page.mdx', 'page.md'])('shows the words of components, and no code, in %s', (name) => {
    const { details, blocks } = parseMarkdown(PAGE, name);
    expect(details.title).toBe('Install the greenhouse');
    expect(blocks).toEqual([
      { text: 'Glass\nPanes weigh 12 kg each.', section: [] },
      { text: 'npm ci', section: [] },
      { text: 'Plastic weighs 3 kg.', section: [] },
      { text: 'It uses watts. Never cover it.', section: [] },
      { text: 'Wear gloves.', section: ['Cleaning'] },
      { text: 'How long does it last?\nTwenty years.', section: ['Cleaning'] },
    ]);
  });

  it('may import several things in one line', () => {
    const page =
      "import Tabs from '@theme/Tabs'; import Item from '@theme/Item'; import './a.css'\n\nThe mill turns.\n";
    expect(textsOf(page, 'page.md')).toEqual(['The mill turns.']);
    expect(textsOf("import from 'b' what you need; it is there.")).toEqual([
      "import from 'b' what you need; it is there.",
    ]);
  });

  it('shows a badge as a part of its heading', () => {
    const page = '## Caret\n\nA.\n\n### `cursor` <div className="label">iOS</div>\n\nB.\n';
    expect(parseMarkdown(page, 'page.md').blocks).toEqual([
      { text: 'A.', section: ['Caret'] },
      { text: 'B.', section: ['Caret', 'cursor iOS'] },
    ]);
  });

  it('counts what it leaves out', () => {
    expect(parseMarkdown(PAGE, 'page.mdx').leftOut).toMatchObject({
      imports: 3,
      comments: 2,
      expressions: 1,
    });
  });

  it.each([
    ['<Warning>\n**Hot.**\n</Warning>', ['Hot.']],
    ['<Anchor/>\n## Heading\n\nBelow.', ['Below.']],
    ['<a id="x"></a>\n## Heading\n\nBelow.', ['Below.']],
    ['Take <ItemLink id="a_b"/> and go_on.', ['Take and go_on.']],
    ['<Accordion title="Is it hot?">\nYes.\n</Accordion>', ['Is it hot?\nYes.']],
    ['<div markdown>\n**Bold**\n</div>', ['Bold']],
  ])('has components in any Markdown: %j', (markdown, texts) => {
    expect(textsOf(markdown)).toEqual(texts);
  });

  it('keeps headings after an anchor', () => {
    expect(parseMarkdown('# T\n\n<Anchor/>\n## Heading\n\nBelow.', 'x.md').blocks).toEqual([
      { text: 'Below.', section: ['Heading'] },
    ]);
  });

  it.each([
    'A List<T> and a Map<String, List<Foo>>.',
    'Put <JOBID> or <Name> there.',
    'A {curly} word, {props.x}.',
    'We import goods from China; export them, too.',
    'import goods from "China" we do',
  ])('is not in other prose: %s', (text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it.each([
    ['a fragment', '<>\n\nWords.\n\n</>', ['Words.']],
    ['an expression on a line of its own', 'One.\n\n{props.children}\n\nTwo.', ['One.', 'Two.']],
    ['an export at the end', 'Words.\n\nexport const width = 3;', ['Words.']],
    ['formatting', 'One<br/>two, <b className="x">bold</b> and <hr/>more.', ['One\ntwo, bold and more.']],
    ['quotations', `It is {'hot'}, {"dry"} and {\`old\`}.`, ['It is hot, dry and old.']],
    ['a template literal in a tag', 'Take <Tip text={`a > b`}>care</Tip>.', ['Take care.']],
    ['words indented under an item', '- Item\n\n      More of it.', ['Item', 'More of it.']],
  ])('in a file named for it has %s', (_, markdown, texts) => {
    expect(textsOf(markdown, 'page.mdx')).toEqual(texts);
  });

  it.each([
    `<Step title='Dig'>\nDeep.\n</Step>`,
    '<Step title={"Dig"}>\nDeep.\n</Step>',
    `<Step title={'Dig'}>\nDeep.\n</Step>`,
  ])('has titles in any quotation marks: %j', (markdown) => {
    expect(textsOf(markdown)).toEqual(['Dig\nDeep.']);
  });

  it.each([
    'Set {props.width to 3.',
    'Write <Tip text="never closed here.',
    'Write <Tip <b there.',
    'Here {/* a comment never ends.',
    '{props.children',
  ])('that is never closed is shown as it is written: %s', (text) => {
    expect(textsOf(text, 'page.mdx')).toEqual([text]);
  });

  it('shows what is in code as it is', () => {
    expect(
      textsOf("Use `<Tabs/>` and `{x}`.\n\n```jsx\nimport A from 'a';\n<Tabs>{x}</Tabs>\n```", 'x.mdx'),
    ).toEqual(['Use <Tabs/> and {x}.', "import A from 'a';\n<Tabs>{x}</Tabs>"]);
  });

  it('shows a comment that is indented as code', () => {
    expect(textsOf('Text.\n\n    {/* shown */}')).toEqual(['Text.', '{/* shown */}']);
  });

  it('hides scripts, whatever tags they name', () => {
    expect(textsOf('<script setup>\nconst a = "<Foo>";\n</script>\n\nShown.')).toEqual(['Shown.']);
  });
});
