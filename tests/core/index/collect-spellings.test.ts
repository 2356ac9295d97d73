import { describe, expect, it } from 'vitest';
import { createSpellingCollector } from '../../../src/core/index/vocabulary.ts';

describe('a spelling', () => {
  it('is a name when it has a capital within a sentence, and never a small letter', () => {
    const collector = createSpellingCollector();
    collector.add('Kursk', 'kursk', true);
    collector.add('Kursk', 'kursk', false);
    collector.add('Mill', 'mill', false);
    collector.add('mill', 'mill', false);
    collector.add('Bread', 'bread', true);
    collector.add('river', 'river', false);
    expect(collector.spellings()).toEqual([
      { word: 'kursk', term: 'kursk', isName: true },
      { word: 'mill', term: 'mill', isName: false },
      { word: 'bread', term: 'bread', isName: false },
      { word: 'river', term: 'river', isName: false },
    ]);
  });

  it('is the same in any case, and known once', () => {
    const collector = createSpellingCollector();
    for (const word of ['Kursk', 'KURSK', 'Kursk’s', 'Kursk']) collector.add(word, 'kursk', false);
    expect(collector.spellings()).toEqual([{ word: 'kursk', term: 'kursk', isName: true }]);
  });
});
