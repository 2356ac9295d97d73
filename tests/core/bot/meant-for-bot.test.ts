import { describe, expect, it } from 'vitest';
import { isStatement, questionAskedIn, whyIgnored } from '../../../src/core/bot/meant-for-bot.ts';

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

describe('in a help channel', () => {
  it.each([
    ['How do I renew my badge?', null],
    ['how to renew a badge', null],
    ['Wie erneuere ich meinen Ausweis?', null],
    ['Does anyone know how to renew a badge?', null],
    ['Can anyone tell me where the badges are?', null],
    ['Can we expense lunches?', null],
    ['How do you install the client on Linux?', null],
    ['Hi all! I lost my badge yesterday. Who makes new badges? Thanks!', null],
    ['When I save it, it crashes', 'statement'],
    ['I lost my badge yesterday.', 'statement'],
    ['Have a nice weekend', 'statement'],
    ['tell me when you are there', 'statement'],
    ['badges', 'statement'],
    ['Has anyone seen my badge?', 'to-others'],
    ['Can somebody review this please?', 'to-others'],
    ['Do you have it enabled?', 'to-others'],
    ['why do you ask?', 'to-others'],
    ['The VPN is down. How do I fix it?', 'points-back'],
    ['Is this error known?', 'points-back'],
    ['Could that be the problem?', 'points-back'],
    ['Ben, can you look?', 'to-others'],
    ['what can you do?', 'about'],
    ['thanks!', 'thanks'],
    ['👍', 'no-words'],
    ['', 'no-words'],
  ])('“%s” is ignored: %s', (written, why) => {
    expect(whyIgnored({ way: 'channel', written, callsOthers: false })).toBe(why);
    if (why !== 'about') expect(questionAskedIn(written) === '').toBe(why !== null);
  });

  it('what calls others is ignored, though it asks', () => {
    expect(whyIgnored({ way: 'channel', written: 'How do I renew it?', callsOthers: true })).toBe(
      'to-others',
    );
  });

  it('only what asks is looked up', () => {
    const written =
      'Lost badge\nHi all! I lost it yesterday. Who makes new badges? Can somebody look for it? What does a new one cost?';
    expect(questionAskedIn(written)).toBe('Who makes new badges? What does a new one cost?');
  });
});
