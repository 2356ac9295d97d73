import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';
import { textsOf } from './texts-of.ts';

describe('templates', () => {
  it.each([
    ['Hugo', '{{< note >}}\nThe mill is **old**.\n{{< /note >}}', ['The mill is old.']],
    [
      'Hugo with a title',
      '{{% notice note "Mind this" %}}\nIt is old.\n{{% /notice %}}',
      ['Mind this\nIt is old.'],
    ],
    ['Hugo’s tabs', '{{< tab "Linux" >}}\n\nUse tar.\n\n{{< /tab >}}', ['Linux\nUse tar.']],
    ['Hugo within a line', 'A {{% def "mill" %}} turns {{ .Params.x }} daily.', ['A turns daily.']],
    ['Hugo’s comment', '{{/* Ask Ann. */}}\nText.<!--more-->', ['Text.']],
    ['Hugo’s addresses', 'See [the fees]({{< ref "fees.md" >}}) now.', ['See the fees now.']],
    ['GitBook', '{% hint style="info" %}\nRead it.\n{% endhint %}', ['Read it.']],
    [
      'GitBook’s tabs',
      '{% tabs %}\n{% tab title="Ruby" %}\nUse gem.\n{% endtab %}\n{% tab title="JS" %}\nUse npm.\n{% endtab %}\n{% endtabs %}',
      ['Ruby\nUse gem.', 'JS\nUse npm.'],
    ],
    [
      'GitBook’s links',
      '{% embed url="https://x.org" %}\n\n{% content-ref url="a.md" %}\n[a.md](a.md)\n{% endcontent-ref %}\n\nEnd.',
      ['End.'],
    ],
    ['Jekyll', 'See [it]({% link a.md %}) on {{ page.date | date: "%Y" }}.', ['See it on.']],
    ['11ty', 'Read {% page "x/" %} first.', ['Read first.']],
    [
      'a comment of Liquid',
      'Text.\n\n{% comment %}\nAsk Ann.\n\nAnd Ben.\n{% endcomment %}\n\nMore.',
      ['Text.', 'More.'],
    ],
    ['Jinja', '{# Ask Ann. #}\n{% if x %}\nShown.\n{% endif %}', ['Shown.']],
    ['ERB', 'Run <%= link("it") %> now.', ['Run now.']],
    [
      'a code block of Jekyll',
      '{% highlight sh %}\n# no heading\nls\n{% endhighlight %}',
      ['# no heading\nls'],
    ],
  ])('of %s show only words', (_, markdown, texts) => {
    expect(textsOf(markdown)).toEqual(texts);
  });

  it('are shown as they are in code, and where the author says so', () => {
    expect(
      textsOf(
        'Write `{{< note >}}` or {% raw %}{{ x }}{% endraw %}, or \\{{ y }}.\n\n```\n{{% def %}}\n{% hint %}\n```\n\n    {{ indented }}',
      ),
    ).toEqual(['Write {{< note >}} or {{ x }}, or {{ y }}.', '{{% def %}}\n{% hint %}', '{{ indented }}']);
  });

  it.each([
    ['a picture', 'The plan ![of it]({{< ref "plan.png" >}}) hangs here.', 'The plan hangs here.'],
    ['a text put in', 'It is {{ "hot" | upcase }} there.', 'It is there.'],
    ['a tab without a title', '{{< tab lang="sh" >}}\nUse tar.\n{{< /tab >}}', 'Use tar.'],
    ['a tab of no name', '{{< tab >}}\nUse tar.\n{{< /tab >}}', 'Use tar.'],
    [
      'a title that isn’t the last',
      '{{< card title="Mills" icon="x" >}}\nOld.\n{{< /card >}}',
      'Mills\nOld.',
    ],
    ['what is never raw again', 'Write {% raw %} or {{ x }} here.', 'Write or here.'],
    ['a comment never closed', '{% comment %}\nAsk Ann.', 'Ask Ann.'],
    ['code closed by another', '{% highlight sh %}\nls\n{% endcomment %}', 'ls'],
    ['a closing tag cut off', '{% highlight sh %}\nls\n{% endhighlight', 'ls {% endhighlight'],
    ['an address never closed', 'See [it]({{ x }} now.', 'See [it]( now.'],
  ])('lose no words around %s', (_, markdown, text) => {
    expect(textsOf(markdown)).toEqual([text]);
  });

  it.each([
    `Set ${'$'}{{ secrets.TOKEN }} there.`,
    'A {curly} word, {a: b}, {{}} and {%}.',
    'The mail is From: NAME <%s> here.',
    'It is 5 {{ never closed.',
  ])('are nothing else: %s', (text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it.each([
    ['[mills]: https://x.org/{{< param v >}}/mills.zip', 'See the mills.'],
    ['[mills]: https://x.org/{{% version %}} "Mills"\n[other]: https://x.org/o', 'See the mills.'],
    ['[Mills]: {{ site.url }}/mills\n', 'See the mills.'],
  ])('in where a link leads, %s, leave its words', (definition, text) => {
    expect(textsOf(`See the [mills][].\n\n${definition}`)).toEqual([text]);
  });

  it('in the address of a link that is broken over lines leave its words', () => {
    expect(textsOf('See [the\nmills](https://x.org/{{< param v >}}/a.md).')).toEqual(['See the mills.']);
  });

  it('are no definition within a paragraph', () => {
    expect(textsOf('See\n[mills]: {{ x }} them.')).toEqual(['See [mills]: them.']);
  });

  it('are counted', () => {
    expect(parseMarkdown('{{< a >}}\n\nText {{< b >}} {{ c }}.', 'x.md').leftOut).toEqual({
      shortcodes: 2,
      'template tags': 1,
    });
  });
});
