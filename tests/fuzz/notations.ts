import fc from 'fast-check';

/** What a notation is made of. */
interface Notation {
  /** Signs that stand around something. */
  readonly pairs: readonly (readonly [opening: string, closing: string])[];
  /** What stands alone. */
  readonly pieces: readonly string[];
}

/** Words, and what no author would think of: lone surrogates, marks without a letter, joiners, other directions, very large numbers. */
const TEXTS = [
  ...[
    'mill',
    'The mill turns. ',
    'Who runs it? ',
    'é',
    '\u0301',
    '数。',
    'שלום',
    '👩‍👩‍👧',
    '🇺🇦',
    'ﬁ',
    'İ',
    'ß',
    '١٢',
    '\u{10FFFF}',
  ],
  ...[
    '\0',
    '\u0007',
    '\u001B[2J',
    '\u0085',
    '\u00A0',
    '\u200B',
    '\u200D',
    '\u202E',
    '\u2028',
    '\u2066',
    '\uE000',
    '\uE080',
    '\uFEFF',
    '\uFFFE',
  ],
  ...[
    '\uD800',
    '\uDFFF',
    '\uD83D',
    '__proto__',
    'constructor',
    'toString',
    '$&',
    '$1',
    '%00',
    '%zz',
    '&#0;',
    '&#xd800;',
    '&#1e9;',
    '&nbsp',
  ],
  ...['-1', '0', '1e999', '99999999999999999999', '0x7fffffff', '1.5', 'null', 'true', '2026-02-30', '12:60'],
] as const;

const SPACES = ['\n', '\n\n', '\r\n', '\r', '\t', ' ', '  ', '    ', '\n  ', '\n    '] as const;

/** How deep pairs stand within each other, and how many things stand in one. */
const [DEPTH, WIDTH] = [6, 5] as const;

/** Text of a notation: its signs within each other and beside each other, closed, closed wrongly, or not at all. */
export function textIn({ pairs, pieces }: Notation): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces, ...pairs.flat()) },
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 2, arbitrary: fc.constantFrom(...SPACES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...pieces, ...pairs.flat()), fc.integer({ min: 2, max: 60 }))
        .map(([piece, times]) => piece.repeat(times)),
    },
  );
  const { tree } = fc.letrec<{ tree: string; enclosed: string }>((tie) => ({
    tree: fc
      .array(
        fc.oneof(
          { maxDepth: DEPTH },
          { weight: 3, arbitrary: leaf },
          { weight: 2, arbitrary: tie('enclosed') },
        ),
        {
          maxLength: WIDTH,
        },
      )
      .map((parts) => parts.join('')),
    enclosed: fc
      .tuple(fc.constantFrom(...pairs), tie('tree'))
      .map(([[opening, closing], inside]) => opening + inside + closing),
  }));
  return tree;
}

const MARKDOWN: Notation = {
  pairs: [
    ...([
      ['*', '*'],
      ['**', '**'],
      ['_', '_'],
      ['~~', '~~'],
      ['`', '`'],
      ['``', '``'],
      ['[', '](b "c")'],
      ['![', '](d)'],
    ] as const),
    ...([
      ['[', '][r]'],
      ['[[', ']]'],
      ['[^', ']'],
      ['<', '>'],
      ['<!--', '-->'],
      ['<b>', '</b>'],
      ['<div>\n', '\n</div>'],
    ] as const),
    ...([
      ['\n```js\n', '\n```\n'],
      ['\n~~~\n', '\n~~~\n'],
      ['\n:::note\n', '\n:::\n'],
      ['\n$$\n', '\n$$\n'],
      ['$', '$'],
    ] as const),
    ...([
      ['{{< tabs "', '" >}}'],
      ['{{% x %}}', '{{% /x %}}'],
      ['{{ ', ' }}'],
      ['{% if x %}', '{% endif %}'],
      ['{', '}'],
      ['{/*', '*/}'],
    ] as const),
    ...([
      ['<Tabs>\n', '\n</Tabs>'],
      ['<Tab title="', '">'],
      ['\n> ', '\n'],
      ['\n- ', '\n'],
      ['\n1. ', '\n'],
      ['\n| ', ' |\n'],
      ['\n# ', '\n'],
    ] as const),
    ...([
      ['\n[^1]: ', '\n'],
      ['\n[r]: ', '\n'],
      ['==', '=='],
      ['^', '^'],
      ['\n!!! note "', '"\n    '],
      ['\n=== "', '"\n    '],
    ] as const),
  ],
  pieces: [
    ...[
      '---\n',
      '\n---\n',
      '\n===\n',
      '|---|:-:|\n',
      ' | ',
      '\\',
      '\\|',
      '&amp;',
      '&copy',
      '\n***\n',
      '- [ ] ',
      '<br>',
      '<br/>',
      '{#id}',
      '{: .x}',
    ],
    ...[
      '\nimport a from "b"\n',
      '\nexport const c = 1\n',
      '<Card />',
      '{x}',
      ':smile:',
      '\n+ ',
      '\n* ',
      '\n\n    code',
      '[toc]',
      '%%x%%',
      '@@',
    ],
    ...[
      'https://a.example/b_c_',
      'www.a.example',
      'a@b.example',
      '\n> [!NOTE]\n',
      '\n: ',
      '\n\t',
      '*[HTML]: x',
      '![[a.md]]',
      '<<<',
      '[TOC]',
    ],
  ],
};

const ELEMENTS =
  'html head body title main article section nav header footer aside div p span a b i em strong ul ol li dl dt dd table thead tbody tr td th caption pre code blockquote h1 h2 h3 sup sub svg math template script style noscript iframe select option details summary figure button form'.split(
    ' ',
  );

const HTML: Notation = {
  pairs: [
    ...ELEMENTS.map((name) => [`<${name}>`, `</${name}>`] as const),
    ...([
      ['<div class="nav menu" role="navigation">', '</div>'],
      ['<td colspan="99999999" rowspan=-1>', '</td>'],
      ['<a href="javascript:alert(1)">', '</a>'],
      ['<p style="display:none" hidden>', '</p>'],
      ['<div id="mw-content-text" class="mw-parser-output">', '</div>'],
      ['<sup class="reference">[', ']</sup>'],
    ] as const),
    ...([
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<?xml ', '?>'],
      ['<x y="', '">'],
      ["<x y='", "'>"],
    ] as const),
  ],
  pieces: [
    ...[
      '<!doctype html>',
      '<meta charset="utf-16">',
      '<base href="//evil.example">',
      '<br>',
      '<hr/>',
      '<img src=x alt="y">',
      '<',
      '>',
      '</',
      '/>',
    ],
    ...[
      '<link rel=canonical href="https://a.example/b">',
      '<meta property="article:published_time" content="x">',
      '&lt;',
      '&#x110000;',
      '&',
      '</p></p>',
    ],
    ...[
      '<table><tr><td>',
      '</html>',
      '<plaintext>',
      '<frameset>',
      '<p',
      '<a href=',
      '=""',
      '<script>"</script>"</script>',
    ],
  ],
};

const YAML: Notation = {
  pairs: [
    ...([
      ['\ntitle: ', '\n'],
      ['\n- ', '\n'],
      ['\n  - ', '\n'],
      ['\n  a: ', '\n'],
      ['[', ']'],
      ['{', '}'],
      ['"', '"'],
      ["'", "'"],
      ['\n? ', '\n: '],
    ] as const),
    ...([
      ['\nsynonyms: [[', ']]\n'],
      ['\nauthors:\n  - name: ', '\n'],
      ['&a [', ', *a]'],
      ['\nx: |\n  ', '\n'],
      ['\nx: >-\n  ', '\n'],
    ] as const),
  ],
  pieces: [
    ...[
      '&a ',
      '*a',
      '*b',
      '<<: *a',
      '!!js/function ',
      '!!binary ',
      '!x ',
      '# ',
      ': ',
      '- ',
      ', ',
      '~',
      '\n---\n',
      '\n...\n',
      '%YAML 9.9\n',
      '\\x41',
      '\\u0000',
    ],
    ...[
      '\nid: ',
      '\nurl: https://a.example\n',
      '\ndate: ',
      '\ndraft: true\n',
      '\nlang: ',
      '\nalias: ',
      '\nsource: x\nhash: sha256-\n',
      '.inf',
      '0o7',
    ],
  ],
};

const TOML: Notation = {
  pairs: [
    ...([
      ['\ntitle = ', '\n'],
      ['"', '"'],
      ["'", "'"],
      ['"""', '"""'],
      ["'''", "'''"],
      ['[', ']'],
      ['{', '}'],
      ['\n[', ']\n'],
      ['\n[[', ']]\n'],
    ] as const),
    ...([
      ['\na.b."c" = ', '\n'],
      ['[1, ', ']'],
      ['{ a = ', ' }'],
    ] as const),
  ],
  pieces: [
    ...[
      '\nsynonyms = ',
      '\ndate = 1979-05-27T07:32:00Z\n',
      '\ndate = 2026-13-45\n',
      ' = ',
      ', ',
      '.',
      '# ',
      '0b1',
      '0xdead_beef',
      '1_000',
      '+inf',
      '-nan',
      '1e9',
    ],
    ...['\\u0000', '\\U0010FFFF', '\n__proto__ = 1\n', '\n[constructor]\n', '\na = 1\na = 2\n', '"a"', '1'],
  ],
};

const JSON_TEXT: Notation = {
  pairs: [
    ['{', '}'],
    ['[', ']'],
    ['"', '"'],
    ['{"title": ', '}'],
    ['{"a": [', ']}'],
    ['"synonyms": [[', ']]'],
    ['"__proto__": {', '}'],
  ],
  pieces: [
    ...[
      '{\n',
      '\n}\n',
      '"title": "A"',
      '"question": "Who?"',
      '"gold": ["a"]',
      '"paragraphs": ["The mill."]',
      ',',
      ':',
      '\\u0000',
      '\\ud800',
      '\\"',
      '1',
      '1E400',
      '-0',
    ],
  ],
};

const ASCIIDOC: Notation = {
  pairs: [
    ...([
      ['*', '*'],
      ['_', '_'],
      ['`', '`'],
      ['+', '+'],
      ['++++\n', '\n++++'],
      ['#', '#'],
      ['^', '^'],
      ['~', '~'],
      ['<<', ',x>>'],
      ['[[', ']]'],
      ['{', '}'],
    ] as const),
    ...([
      ['\n----\n', '\n----\n'],
      ['\n====\n', '\n====\n'],
      ['\n****\n', '\n****\n'],
      ['\n____\n', '\n____\n'],
      ['\n|===\n', '\n|===\n'],
      ['\n--\n', '\n--\n'],
    ] as const),
    ...([
      ['\n== ', '\n'],
      ['\n* ', '\n'],
      ['\n. ', '\n'],
      ['\n:a: ', '\n'],
      ['pass:[', ']'],
      ['footnote:[', ']'],
      ['kbd:[', ']'],
      ['link:b[', ']'],
      ['\n[quote, ', ']\n'],
    ] as const),
    ...([
      ['\nifdef::a[]\n', '\nendif::[]\n'],
      ['\nifeval::["{a}" == "', '"]\n'],
      ['stem:[', ']'],
      ['menu:File[', ']'],
      ['xref:c.adoc[', ']'],
    ] as const),
  ],
  pieces: [
    ...[
      '= Mill\n',
      '\nAda <a@b.example>\n',
      '\nv1, 2026-01-01\n',
      '|A |B\n',
      '2+|',
      'a|',
      '.2+^.>s|',
      '::',
      '\nA:: b\n',
      '+\n',
      '<1>',
      '(C)',
      '...',
      '--',
    ],
    ...[
      '\ninclude::/etc/passwd[]\n',
      '\ninclude::https://a.example[]\n',
      '\nimage::x[]\n',
      'image:x[]',
      '{docdir}',
      '{counter:n}',
      '{set:a:b}',
      '\n:!a:\n',
      "\n'''\n",
    ],
    ...[
      '\nNOTE: ',
      '\n[NOTE]\n',
      '\n[cols="1,999999999*"]\n',
      '\n[horizontal]\n',
      '\n//// \n',
      '// ',
      '\n toc::[]\n',
      '\nendif::[]\n',
      '\n[%header,format=csv]\n',
      '\n,===\n',
    ],
  ],
};

const WORD: Notation = {
  pairs: [
    ...[
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'hyperlink',
      'ins',
      'del',
      'sdt',
      'sdtContent',
      'pPr',
      'rPr',
      'numPr',
      'body',
    ].map((name) => [`<w:${name}>`, `</w:${name}>`] as const),
    ...([
      ['<w:p><w:r><w:t>', '</w:t></w:r></w:p>'],
      ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
      ['<w:instrText>', '</w:instrText>'],
    ] as const),
    ...([
      ['<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>', '</w:t></w:r></w:p>'],
      ['<mc:AlternateContent><mc:Choice>', '</mc:Choice></mc:AlternateContent>'],
    ] as const),
  ],
  pieces: [
    ...[
      '<w:b/>',
      '<w:br/>',
      '<w:tab/>',
      '<w:gridSpan w:val="99999999"/>',
      '<w:vMerge/>',
      '<w:vMerge w:val="restart"/>',
      '<w:footnoteReference w:id="1"/>',
      '<w:drawing/>',
    ],
    ...[
      '<w:numId w:val="-1"/>',
      '<w:ilvl w:val="99"/>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:bookmarkStart w:name="a"/>',
      '<w:sym w:char="F0"/>',
    ],
    ...[
      '&e;',
      '&amp;',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<![CDATA[x]]>',
      '<?x?>',
      '<',
      '</w:body>',
    ],
  ],
};

const PDF: Notation = {
  pairs: [
    ...([
      ['<<', '>>'],
      ['[', ']'],
      ['(', ')'],
      ['<', '>'],
      ['BT\n', '\nET\n'],
      ['q ', ' Q\n'],
      ['stream\n', '\nendstream\n'],
      ['\n9 0 obj\n', '\nendobj\n'],
    ] as const),
    ...([
      ['BT /F 11 Tf 72 700 Td (', ') Tj ET\n'],
      ['/Span << /ActualText (', ') >> BDC '],
    ] as const),
  ],
  pieces: [
    ...[
      '/F 1e9 Tf ',
      '1 0 0 1 72 700 Tm ',
      '0 0 0 0 0 0 cm ',
      '(a) Tj ',
      "(a) ' ",
      '[(a) -9999 (b)] TJ ',
      'T* ',
      'EMC ',
      '/F Do ',
      'BI /W 9 /H 9 ID x EI ',
      '%',
    ],
    ...[
      '/Type /Page ',
      '/Kids [3 0 R 3 0 R] ',
      '/Count 999999999 ',
      '/Length 99999999 ',
      '/Parent 3 0 R ',
      '5 0 R ',
      '/Filter /FlateDecode ',
      '/MediaBox [0 0 0 0] ',
    ],
    ...[
      '/Prev 9 ',
      '/Encrypt 5 0 R ',
      'startxref\n0\n',
      '%%EOF\n',
      'trailer << /Root 1 0 R >>\n',
      '/Encoding /Identity-H ',
      '/ToUnicode 5 0 R ',
      '\\777',
      '\\(',
    ],
  ],
};

const SLACK: Notation = {
  pairs: [
    ...([
      ['*', '*'],
      ['_', '_'],
      ['~', '~'],
      ['`', '`'],
      ['```', '```'],
      ['<https://a.example|', '>'],
      ['<', '>'],
      ['<@', '>'],
      ['<#C1|', '>'],
      ['<!', '>'],
      [':', ':'],
    ] as const),
    ...([
      ['\n&gt; ', '\n'],
      ['(', ')'],
      ['“', '”'],
    ] as const),
  ],
  pieces: [
    ...[
      '<@U0BOT>',
      '<@U1|ada>',
      '<!here>',
      '<!subteam^S1|@x>',
      '<!date^99999999999999^{date}|x>',
      '&lt;',
      '&amp;amp;',
      ':tada:',
      ':+1::skin-tone-3:',
      '|',
      '^',
      '&gt;&gt;&gt;',
    ],
    ...['?', '!', ', ', 'please ', 'who ', 'why ', 'and it? ', 'thanks', 'settings articles ', 'help'],
  ],
};

const DISCORD: Notation = {
  pairs: [
    ...([
      ['*', '*'],
      ['**', '**'],
      ['__', '__'],
      ['~~', '~~'],
      ['||', '||'],
      ['`', '`'],
      ['```js\n', '\n```'],
      ['[', '](https://a.example)'],
      ['<', '>'],
      ['</ask:', ':1>'],
    ] as const),
    ...([
      ['\n> ', '\n'],
      ['\n>>> ', '\n'],
      ['\n# ', '\n'],
      ['\n-# ', '\n'],
      ['**', '**\n-# Read as “x”'],
    ] as const),
  ],
  pieces: [
    ...[
      '<@1>',
      '<@!1>',
      '<@&1>',
      '<#1>',
      '<id:guide>',
      '<:a:1>',
      '<a:b:1>',
      '<t:99999999999999:R>',
      '<t:-8640000000001>',
      '@everyone',
      '@here',
      '\\',
      '\\*',
      '\n- ',
      '\n1. ',
    ],
    ...['?', '!', ', ', 'please ', 'who ', 'why ', 'and it? ', 'thanks', '“', '”', '«', '»'],
  ],
};

export const NOTATIONS = {
  markdown: textIn(MARKDOWN),
  html: textIn(HTML),
  yaml: textIn(YAML),
  toml: textIn(TOML),
  json: textIn(JSON_TEXT),
  asciidoc: textIn(ASCIIDOC),
  word: textIn(WORD),
  pdf: textIn(PDF),
  slack: textIn(SLACK),
  discord: textIn(DISCORD),
} as const;
