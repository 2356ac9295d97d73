import { describe, expect, it } from 'vitest';
import { termOfWord } from '../../../src/core/index/words.ts';

describe('British and American spelling', () => {
  it.each(
    `colour color, discoloured discolored, harbours harbors, neighbourhood neighborhood, favourite favorite, behaviour behavior,
    organise organize, organisation organization, organisations organizations, realised realized, prioritising prioritizing,
    criticise criticize, minimised minimized, standardisation standardization, customisable customizable,
    analyse analyze, analysed analyzed, paralysing paralyzing, centre center, kilometres kilometers, centred centered,
    theatre theater, catalogue catalog, catalogued cataloged, cataloguing cataloging, dialogues dialogs,
    licence license, licences licenses, defence defense, offences offenses, practise practice, practising practicing,
    programme program, programmes programs, travelled traveled, cancelling canceling, modelling modeling, fulfil fulfill,
    grey gray, greyer grayer, aluminium aluminum, artefacts artifacts, judgement judgment, encyclopaedia encyclopedia,
    paediatric pediatric, sceptical skeptical, ploughed plowed, enquiry inquiry`
      .split(',')
      .map((pair) => pair.trim().split(' ')),
  )('of %s is one word with %s', (british = '', american = '') => {
    expect(termOfWord(british)).toBe(termOfWord(american));
  });

  it.each(
    `revise revision, precise precision, televise television, supervise supervision, advertise advertisement, exercised exercise,
    promised promises, raised raising, disguised disguise`
      .split(',')
      .map((pair) => pair.trim().split(' ')),
  )('leaves %s with its relative %s', (word = '', relative = '') => {
    expect(termOfWord(word)).toBe(termOfWord(relative));
  });

  it.each([
    ['tyre', 'tire'],
    ['hour', 'hor'],
    ['four', 'for'],
    ['tour', 'tor'],
    ['contour', 'contor'],
    ['acre', 'acer'],
    ['league', 'leag'],
    ['fence', 'fense'],
    ['prize', 'prise'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(termOfWord(one)).not.toBe(termOfWord(other));
  });
});
