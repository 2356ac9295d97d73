import { describe, expect, it } from 'vitest';
import { isStatement, whyIgnored } from '../../../src/core/bot/meant-for-bot.ts';

const overheard = (written: string, callsOthers = false) =>
  whyIgnored({ way: 'thread', written, callsOthers });

describe('in a thread that the bot is part of', () => {
  it.each([
    ['why Sudzha?', null],
    ['and who runs it', null],
    ['so how far is it from the border', null],
    ['tell me about the pipeline', null],
    ['can you tell me who runs it', null],
    ['do you know the price?', null],
    ['what can you do?', null],
    ['wer betreibt die Mühle', null],
    ['скільки це коштує', null],
    ['thanks!', 'thanks'],
    ['ok, thanks a lot', 'thanks'],
    ['дякую!', 'thanks'],
    ['👍', 'no-words'],
    ['', 'no-words'],
    ['??', 'no-words'],
    ['ok cool', 'praise'],
    ['lol', 'praise'],
    ['yes, exactly', 'agreement'],
    ['got it', 'agreement'],
    ['hello everyone', 'greeting'],
    ['bye!', 'goodbye'],
    ['I will ask our lawyers tomorrow', 'statement'],
    ["that's what I thought", 'statement'],
    ['The plant is closed until May.', 'statement'],
    ['what a day', 'statement'],
    ['when I get home I write it up', 'statement'],
    ['gas prices', 'statement'],
    ['can you look?', 'to-others'],
    ['could someone review this please?', 'to-others'],
    ['Bob, can you look?', 'to-others'],
    ['Kursk, can you look up the price?', null],
    ['In 1990, who ran the mill?', null],
    ['do I need a permit?', null],
    ['can I start it from Slack?', null],
  ])('“%s” is ignored: %s', (written, why) => {
    expect(overheard(written)).toBe(why);
  });

  it('what calls others is ignored, though it asks', () => {
    expect(overheard('why Sudzha?', true)).toBe('to-others');
  });
});

it.each([
  ['gas prices', false, null],
  ['who runs it?', false, null],
  ['can you look?', false, null],
  ['Bob, can you look?', false, 'to-others'],
  ['Bob, who runs it?', false, null],
  ['can you look?', true, 'to-others'],
  ['thanks', false, 'thanks'],
  ['I will ask our lawyers tomorrow', false, 'statement'],
])('in reply to the bot “%s” is ignored: %s %s', (written, callsOthers, why) => {
  expect(whyIgnored({ way: 'reply', written, callsOthers })).toBe(why);
});

it.each(['command', 'mention', 'direct', 'message'] as const)('what is put by %s is never ignored', (way) => {
  for (const written of ['', 'thanks', 'I will ask our lawyers tomorrow'])
    expect(whyIgnored({ way, written, callsOthers: true })).toBeNull();
});

it.each([
  ['I will ask our lawyers tomorrow', true],
  ['мы', false],
  ['mill', false],
  ['the mill of the Millers', false],
  ['the state of the mill in 1990', false],
  ['who runs the mill', false],
  ['How wide is the moor?', false],
])('“%s” is a statement: %s', (text, is) => {
  expect(isStatement(text)).toBe(is);
});
