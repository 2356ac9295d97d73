import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerKind, classifyQuestion } from '../../../src/core/answering/answer-kind.ts';

const QUESTIONS: Readonly<Record<AnswerKind, readonly string[]>> = {
  person: [
    'who runs the mill?',
    'who is the mayor?',
    "who's the mayor of the town?",
    'whose mill is it?',
    'to whom was it sold?',
    'which general led the army?',
    'what other composers lived there?',
    'and who else?',
  ],
  organisation: [
    'which company owns the mill?',
    'what newspaper wrote that?',
    'what is the committee called?',
    'which football club plays there?',
  ],
  place: [
    'where is the mill?',
    'and where to?',
    'in which town does it stand?',
    'what river flows by?',
    'which other countries joined?',
    'what is the capital of that land?',
  ],
  time: [
    'when was it built?',
    'since when?',
    'in what year did it burn down?',
    'which century was that?',
    'what is the date of the fair?',
  ],
  quantity: [
    'how many sacks are there?',
    'how far is it to the river?',
    'how old is the wheel?',
    'and how deep?',
    'what percentage is ground?',
    'what is the average height of the wall?',
  ],
  money: [
    'how much money is left?',
    'how much did the mill cost?',
    'how much were they paid?',
    'what was the price of bread?',
    "what is the miller's salary?",
  ],
  reason: [
    'why did it stop?',
    'why?',
    'but why now?',
    'how come the wheel stands still?',
    'what caused the flood?',
    'what led to the fire?',
    'what was the main reason for it?',
    'what makes the mill so important?',
  ],
  manner: [
    'how did they move it?',
    'how is flour made?',
    'and how was it done?',
    'by what means did they escape?',
    'in what way are they alike?',
  ],
  definition: [
    'what is a mill?',
    'what are millstones?',
    "what's a millrace?",
    'what does milling mean?',
    'what does abc stand for?',
    'who is ada stone?',
    'who was ada?',
  ],
  list: [
    'name the mills of the valley',
    'list all mills',
    'what are the wheels made of?',
    'what are the main tasks of a miller?',
    'what else grows there?',
    'which three mills burnt?',
    'which two men crossed?',
    'what kinds of flour are there?',
  ],
  'yes-no': ['is the mill old?', 'did it burn?', 'has anyone seen it', 'can flour explode?', 'will it?'],
  thing: ['what did the miller say?', 'which wheel is it?', 'how about bread?'],
  keyword: [
    'mill',
    'the mill?',
    'and flour?',
    'ada stone',
    'price of flour',
    'tell me about the mill',
    'the old mill by the river',
    '',
  ],
};

describe.each(Object.entries(QUESTIONS))('a question for a %s', (kind, questions) => {
  it.each(questions)('%s', (question) => {
    expect(classifyQuestion(question)).toBe(kind);
  });
});

it('anything asks for something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(Object.keys(QUESTIONS)).toContain(classifyQuestion(text));
    }),
  );
});
