import { endsInQuestion } from '../answering/question.ts';
import { foldWord, wordsOf } from '../index/words.ts';
import { isAboutSomething } from './message.ts';
import type { Way } from './request.ts';
import { type SmallTalk, smallTalkIn } from './small-talk.ts';

/** Why a message isn't answered, as a code for the log. */
export type IgnoreReason = 'no-words' | 'to-others' | 'statement' | 'points-back' | SmallTalk;

/** What the bot overhears: a message that may be meant for people. */
export interface Overheard {
  readonly way: Way;
  /** What its author wrote, as a person reads it. */
  readonly written: string;
  /** Whether it mentions others, and not the bot, to call them. */
  readonly callsOthers: boolean;
}

/**
 * Why a message isn't meant for the bot; `null`: it is. What is addressed to the bot always is. In a thread that it is part of, what
 * asks something is; in reply to one of its messages, also what names something to look up.
 */
export function whyIgnored({ way, written, callsOthers }: Overheard): IgnoreReason | null {
  if (way !== 'thread' && way !== 'reply' && way !== 'channel') return null;
  if (callsOthers) return 'to-others';
  const { kind: smallTalk } = smallTalkIn(written) ?? {};
  // Who asks nobody in particular what can be asked doesn't ask the bot.
  if (smallTalk !== undefined) return smallTalk === 'about' && way !== 'channel' ? null : smallTalk;
  return way === 'channel' ? whyNoneAsked(written) : whyNoQuestion(written, way);
}

/** Why a message to nobody in particular has no question that the bot may answer; `null`: `questionAskedIn` finds one. */
function whyNoneAsked(written: string): IgnoreReason | null {
  if (foldedWords(written).length === 0) return 'no-words';
  const asked = sentencesOf(written).filter(isPlainQuestion);
  if (asked.length === 0) return 'statement';
  if (asked.every(asksAround)) return 'to-others';
  return questionAskedIn(written) === '' ? 'points-back' : null;
}

/**
 * What a message to nobody in particular asks: its sentences that ask something, without what is said around them, from the first that
 * can be understood alone. Empty where it asks nothing.
 */
export function questionAskedIn(written: string): string {
  const asked = sentencesOf(written).filter((sentence) => isPlainQuestion(sentence) && !asksAround(sentence));
  const first = asked.findIndex((sentence) => !pointsBack(sentence));
  return first < 0 ? '' : asked.slice(first).join(' ');
}

/**
 * “Is this error known?”, “how does it work?”: what it is about, another sentence says, or a picture, so that what answers it best is
 * about something else.
 */
function pointsBack(sentence: string): boolean {
  const words = withoutOpening(foldedWords(sentence));
  return words.some((word, place) => POINTING.has(word) || (word === 'that' && place < FIRST_WORDS));
}

/** Further on, “that” opens a clause: “is there a rule that …”. In words. */
const FIRST_WORDS = 3;

const POINTING = setOf('this these those it its them they their ça cela ceci esto eso dies це');

const SENTENCE_END = /(?<=[.!?…])\s+|\n+/u;

function sentencesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => isAboutSomething(sentence));
}

/** Among people, “have a nice day” and “do not use it” are more likely than a question without its mark. “How to install it” is one. */
function isPlainQuestion(sentence: string): boolean {
  if (endsInQuestion(sentence)) return true;
  const [first = ''] = withoutOpening(foldedWords(sentence));
  return kindOf(sentence) === 'question' && !NEEDS_MARK.has(first);
}

function whyNoQuestion(written: string, way: 'thread' | 'reply'): IgnoreReason | null {
  if (foldedWords(written).length === 0) return 'no-words';
  switch (kindOf(written)) {
    case 'question': {
      const asked = written.replace(NAME_CALLED, '');
      const mayBeForPeople = way === 'thread' || asked !== written;
      return mayBeForPeople && asksPeople(asked) ? 'to-others' : null;
    }
    case 'keywords':
      return way === 'reply' ? null : 'statement';
    default:
      return 'statement';
  }
}

/** Whether a text says something, and neither asks nor names what to look up. */
export function isStatement(text: string): boolean {
  return kindOf(text) === 'statement';
}

/** “Bob, can you look?” A name may be the bot's as well. */
const NAME_CALLED = /^\p{Lu}\p{L}{1,30},/u;

/** “Can you look?” asks somebody to do something; “can you tell me …” and “do you know …” ask a question. */
function asksPeople(text: string): boolean {
  const [first = '', second = '', ...others] = withoutOpening(foldedWords(text));
  const wanted = others.find((word) => !POLITE.has(word)) ?? '';
  return MODALS.has(first) && PEOPLE.has(second) && !ANSWERING.has(wanted) && !LOOK_UP.test(text);
}

const LOOK_UP = /\blook up\b/iu;
const MODALS = setOf('can could would will did do have are should');

/**
 * “Has anyone seen it?”, “do you have it enabled?”, “why do you ask?” Not “does anyone know how …”, “can we expense it?”, “how do you
 * install it?”: those who write to nobody in particular ask so, too.
 */
function asksAround(sentence: string): boolean {
  const asked = sentence.replace(NAME_CALLED, '');
  const [first = '', second = '', ...others] = withoutOpening(foldedWords(asked));
  if (first === 'why') return others[0] === 'you';
  const wanted = others.find((word) => !POLITE.has(word)) ?? '';
  return ASKING_AROUND.has(first) && SOMEBODY.has(second) && !TELLING.has(wanted);
}

const ASKING_AROUND = setOf('can could would will did do have are should does has is was were had may might');
const SOMEBODY = setOf('you someone somebody anyone anybody');
const TELLING = setOf('know tell explain show say help remind recommend');

/** Not “I”: “can I expense the fare?” asks what the articles allow. */
const PEOPLE = setOf('you someone somebody anyone anybody we');
const POLITE = setOf('please kindly also even happen to');
/** What the bot is asked to do, and what people ask it about themselves: “do I need a permit”. */
const ANSWERING = setOf(
  'tell explain show remind say know find list answer quote help describe use get take apply need have',
);

function kindOf(text: string): 'question' | 'keywords' | 'statement' {
  const asked = withoutOpening(foldedWords(text));
  const [first = '', second = ''] = asked;
  if (endsInQuestion(text)) return 'question';
  if (SUBJECTS.has(first)) return 'statement';
  if (OPENS_QUESTION.has(first) && !isExclamation(first, second)) return 'question';
  return asked.length >= SHORTEST_SENTENCE && asked.some((word) => FINITE.has(word))
    ? 'statement'
    : 'keywords';
}

function withoutOpening(words: readonly string[]): readonly string[] {
  const place = words.findIndex((word) => !BEFORE_QUESTION.has(word));
  return place < 0 ? [] : words.slice(place);
}

/** “What a day”, “which is nice”, “when I get home”. */
function isExclamation(first: string, second: string): boolean {
  if (first === 'what') return second === 'a' || second === 'an';
  if (first === 'which' || first === 'who') return false;
  return first === 'when' && SUBJECTS.has(second);
}

/** In words: shorter ones with a verb, such as “what is left”, may be titles. */
const SHORTEST_SENTENCE = 4;

function foldedWords(text: string): string[] {
  return wordsOf(text).map(({ surface }) => foldWord(surface));
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(foldedWords(words));
}

const BEFORE_QUESTION = setOf(
  'and but so ok okay well then hey hi also please und aber also et mais y pero a ale і а але',
);

/** Words that a question or a request begins with, in the languages that the bot speaks. */
const OPENS_QUESTION = setOf(
  `who whos whom whose what whats when where why which how is are was were do does did can could will would should has have had may might isn't aren't wasn't don't doesn't didn't
  tell explain show describe define list give find name compare summarise summarize
  wer wen wem was wann wo wohin woher warum wieso weshalb welche welcher welches welchen welchem wie wieviel wozu ist sind war waren kann können hat haben gibt darf erkläre erklär zeig nenne
  qui que quoi quand où pourquoi comment combien quel quelle quels quelles est sont explique montre
  quién quiénes qué cuándo dónde cómo cuál cuáles cuánto cuántos cuánta cuántas por explica muestra
  kto kogo co kiedy gdzie dlaczego czemu jak który która które jaki jaka jakie ile czy skąd wyjaśnij pokaż
  хто кого що коли де чому навіщо як який яка яке які скільки чи куди звідки поясни покажи розкажи`,
);

/** Those that begin more than questions: “when I save it, it crashes”. */
const NEEDS_MARK = setOf(
  `is are was were do does did can could will would should has have had may might isn't aren't wasn't don't doesn't didn't
  tell explain show describe define list give find name compare summarise summarize when por est sont ist sind`,
);

/** What a statement begins with. */
const SUBJECTS = setOf(
  `i i'm i'll i've i'd im we we're we'll we've you you're he she they they're it it's this that that's these those there let's lets my our your
  ich wir du ihr er sie es das dies je nous vous tu il elle ils c'est yo nosotros tú ella ellos eso esto ja my ty wy on ona oni to я ми ти ви він вона вони це`,
);

/** Verbs that make a sentence of words. */
const FINITE = setOf(
  `is are was were will would has have had can could should must isn't aren't wasn't won't can't
  ist sind war wird hat kann est sont était sera es son está fue jest są był była będzie є був була було буде`,
);
