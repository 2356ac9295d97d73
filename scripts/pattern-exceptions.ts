/** Why a pattern needs no proof, and how long the text is that it meets at most, in UTF-16 units. */
export interface Exception {
  readonly why: string;
  readonly longest: number;
}

/** Where nothing else bounds a text: far longer than a passage. */
const LONGEST = 50_000;

const QUESTION: Exception = { why: 'a question, which has 500 characters at most', longest: 500 };

const SENTENCE: Exception = { why: 'a sentence, which is cut at 1,000 characters', longest: 1_000 };

/** Out of the automata's reach: alternatives with much in common, or a count of lines. */
const TOKEN: Exception = {
  why: 'tried where a notation may begin, and looks at each character of it a few times',
  longest: LONGEST,
};

/** Files whose patterns meet short texts only. */
export const SHORT_TEXTS: Readonly<Record<string, Exception>> = {
  'core/answering/answer-kind.ts': QUESTION,
  'core/answering/answer-spans.ts': SENTENCE,
  'core/answering/follow-up/detect-follow-up.ts': QUESTION,
  'core/answering/follow-up/rewrite-follow-up.ts': QUESTION,
  'core/answering/question.ts': QUESTION,
  'core/answering/several-questions.ts': QUESTION,
};

/** The automata look neither ahead nor behind, and give up on what is too large. These patterns are attacked instead. */
export const UNPROVEN: readonly (Exception & { readonly pattern: RegExp })[] = [
  ...each({ why: 'a message, of 4,000 characters at most', longest: 4_000 }, [
    /^(?:<@[!&]?\d{1,20}>[\s,:;–—-]*)+/,
  ]),
  ...each({ why: 'a title, looked at from its beginning', longest: LONGEST }, [
    /^(?:microsoft (?:word|powerpoint|excel) - .*|(?:untitled|document|presentation|slide|dokument) ?\d*|powerpoint presentation|.*\.(?:docx?|pptx?|indd|tmp))$/i,
  ]),
  ...each({ why: 'begins where a word or a row of marks does, and nowhere within it', longest: LONGEST }, [
    /(?<![\s.:!?…])[\s.:!?…]+$/u,
    /(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu,
  ]),
  ...each({ why: 'reads a line from its beginning, each character once', longest: LONGEST }, [
    /^(?:(?<name>[A-Za-z][\w-]*):|(?<indent> *)-(?= ))(?: *| +(?<value>[\p{L}\p{N}](?: |[^\p{C}\p{Z}:#]|:(?! |$)|(?<! )#)*))$/u,
  ]),
  ...each({ why: 'begins where a tag does, and nowhere within it', longest: LONGEST }, [
    /<\/?(?:a|b|br|cite|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)(?: [^<>]*)?\/?>/gi,
  ]),
  ...each(TOKEN, [
    /^import\s(?:[ \t]*(?:[\w$]+[ \t]*,?[ \t]*)?(?:\{[^}]{0,1000}\}|\*[ \t]+as[ \t]+[\w$]+)?\s*from\s*)?[ \t]*(?:"[^"\n]+"|'[^'\n]+')[ \t]*(?:(?:;[ \t]*)?(?:\n|$)|;[ \t]*(?=import\s))/,
    /^export\s+(?:(?:const|let|var)\s[^\n=]*=|(?:default\s+)?(?:async\s+)?(?:function|class)\b[^\n(]*[({]|default\s[^\n(]*[({]|[{*])/,
    /^<(?<slash>\/?)(?<name>[A-Za-z][\w.:-]*)?(?=[\s/>])/,
    /^<(?:[a-z]\w*(?:\s[^>]*)?\smarkdown(?:="\w*")?(?:\s[^>]*)?|aside)>$/,
    /\s(?:title|label|summary|header|heading|question)=(?:"([^"]*)"|'([^']*)'|\{"([^"]*)"\}|\{'([^']*)'\})/,
    /^( {0,3}:)[ \t]+(?=\S)([^\n]*(?:\n|$))/,
    /\n[ \t]*(?:!!!|\?\?\?|===[!+]? |:::|\/\/\/|\{[%{:/# .]|<\/?[A-Za-z%]|%%|-+8<|:[ \t]|\*\[|\^[a-z]|#[\p{L}_]|import\s|export\s|(?<end>\n|#{1,6}[ \t]|>|```|~~~|[-*+][ \t]|--|==))/gu,
    /^ {0,3}-+8<-+[ \t]*\n(?:[^\n]*\n){0,50}?[ \t]*-+8<-+[ \t]*(?:\n|$)/,
    /^ {0,3}(?:\[(?:TOC|toc|\[(?:_?TOC_?|toc)\])\]|(?:(?:[*+-]|\d{1,9}\.)[ \t]+[^\n]*\n)?[ \t]*\{:toc[^}\n]*\})[ \t]*(?:\n|$)/,
    /^(?:[^\n]+(?:\n|$)){2,40}/,
    /^\{(?::[^}\n]{0,200}|[ \t]*(?:[.#][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))(?:[ \t]+(?:[.#][\w-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)))*[ \t]*)\}/,
    /^(?:"[^"]+"|[a-z0-9]|f\d\d?|num-?\w+|(?:left|right)-?(?:alt|ctrl|control|shift|cmd|command|win|windows|button)|ctrl|control|alt|option|shift|cmd|command|meta|win|windows|super|fn|fnlock|enter|return|esc|escape|tab|space|spacebar|backspace|del|delete|ins|insert|home|end|pgup|pgdn|page-?up|page-?down|prnt-?scrn|print-?screen|pause|break|caps-?lock|num-?lock|scroll-?lock|(?:arrow-?)?(?:up|down|left|right)|plus|minus|equal|slash|backslash|period|comma|colon|semicolon|grave|tilde|asterisk|hash|dollar|percent|at|exclam|question|underscore|bar|menu|context-?menu)$/,
    /^\^[A-Za-z0-9][\w-]{2,}[ \t]*(?=\n|$)/,
    /\b(?:title|header|label|summary|name)\s*=\s*"([^"]*)"/,
    /\{(?:%-?|\{[<%])\s*(?<end>end|\/\s*)?(?<name>comment|content-ref|highlight)\b/g,
  ]),
  {
    pattern: /[\\*_~|`[\]<>@]|:(?=\S)|\.(?=\p{L})|[#\-+](?<=^[ \t]*.)|[.)](?<=^[ \t]*\d+.)/gmu,
    why: 'looks back over blanks and digits only from the mark after them, so that each is looked at once',
    longest: LONGEST,
  },
  {
    pattern: /(?<start>(?:^|[;|])[\s"]*)(?='*[=+\-@＝＋－＠])/gu,
    why: 'what follows a separator holds no separator, so that each stretch is looked at once',
    longest: LONGEST,
  },
  {
    pattern: /(?<!\/)\/+$/,
    why: 'begins where slashes do, and nowhere within them',
    longest: LONGEST,
  },
  {
    pattern:
      /^\P{L}*(?:he|she|it|they|this|that|these|those|there|such|his|her|its|their|so|but|and|or|nor|yet|then|thus|hence|here|however|therefore|instead|meanwhile|moreover|furthermore|additionally|consequently|otherwise|also|both|neither|either|another|others|one|the (?:former|latter|same|other)|in so doing|in other words|as a result|for example|for instance)\b/iu,
    why: 'begins at the beginning, and no letter can be skipped; it has too many words to be judged',
    longest: LONGEST,
  },
  {
    pattern: /(?<=[.!?…])\s+|\n+/u,
    why: 'every space that it looks at is part of a match',
    longest: LONGEST,
  },
  {
    pattern: /^[ \t>]{500}[ \t>]*[^ \t>\r\n]/m,
    why: 'begins at a line, and looks at it once; it counts too far to be judged',
    longest: LONGEST,
  },
  {
    pattern: /(?<!\p{L})\p{L}+-\p{L}+/gu,
    why: 'begins where a word does, and nowhere within it',
    longest: LONGEST,
  },
  {
    pattern: /(?<!\p{L})(?<before>\p{L}+)[-\u00AD]$/u,
    why: 'begins where a word does, and nowhere within it',
    longest: LONGEST,
  },
  {
    pattern:
      /(?<![\p{Sentence_Terminal}…])(?:(?<terminator>[\p{Sentence_Terminal}…]{1,9})(?<closers>[\p{Pe}\p{Pf}"'*]{0,9})(?:\[[^\]\n]{1,24}\]|\p{No}){0,9}(?:\s+|$)|[。！？｡]{1,9}[\p{Pe}\p{Pf}]{0,9}\s*)|\n\s*/gu,
    why: 'begins where terminators do, or at a line break, and every repetition within is of nine or twenty-four at most',
    longest: LONGEST,
  },
  {
    pattern: /(?<![\p{L}\p{N}:])(?::[\p{Ll}\p{Lo}\p{M}\p{N}_+'-]{1,100}:)+(?![\p{L}\p{N}:])/gu,
    why: 'begins where a row of emoji does, and nowhere within it; a name has 100 characters at most',
    longest: LONGEST,
  },
  {
    pattern: /[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*$/u,
    why: 'the word before a full stop, of which 24 characters are looked at',
    longest: 24,
  },
];

/** Files that put patterns together at run time, and why these are linear. */
export const PUT_TOGETHER: Readonly<Record<string, string>> = {
  'adapters/slack/handlers/register-handlers.ts': 'a constant at the beginning',
  'config/env-file.ts': 'begins at a line, and looks at it once',
  'core/answering/answer-kind.ts': QUESTION.why,
  'core/answering/answer-spans.ts': SENTENCE.why,
  'core/answering/follow-up/detect-follow-up.ts': QUESTION.why,
  'core/answering/question.ts': QUESTION.why,
  'core/answering/question-language.ts': 'one character',
  'core/index/american-spelling.ts': 'one word, from its beginning',
  'core/index/words.ts':
    'an alternative that fails has looked at one run of digits or dotted letters, and the last one takes it; a code is looked at from its beginning',
  'core/inert-text.ts': 'the four units around a character',
  'corpus/passage-text.ts': 'words at the beginning of 250 characters',
};

/** What patterns are attacked with, over and over: what they look for, and what only nearly is. */
export const PIECES: readonly string[] = [
  ...[
    'a',
    'A',
    '1',
    ' ',
    '\t',
    '\n',
    '.',
    ',',
    '-',
    '#',
    ';',
    '|',
    '"',
    "'",
    '/',
    '=',
    '>',
    '*',
    ':',
    '(',
    '\u00AD',
    'é',
    'е\u0301',
  ],
  ...[
    'a ',
    'a.',
    'a. ',
    'A. ',
    '1.',
    '1,',
    '1. ',
    ' -',
    '\n ',
    '\n1',
    '; ',
    ';"',
    'a-',
    "a'",
    '/a',
    '> ',
    'he ',
    'the ',
  ],
  ...[
    'does it take ',
    'is it ',
    'how much ',
    'what is the ',
    'because ',
    'in the ',
    'hello ',
    'thanks ',
    'and who ',
  ],
];

function each(exception: Exception, patterns: readonly RegExp[]) {
  return patterns.map((pattern) => ({ ...exception, pattern }));
}
