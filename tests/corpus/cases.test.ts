import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstQuoteOf } from '../../src/core/answering/answer.ts';
import { createAsk } from '../../src/core/answering/ask.ts';
import type { Article } from '../../src/core/article.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { readSource } from '../../src/corpus/ingest/read-source.ts';
import { type Corpus, loadCorpus } from '../../src/corpus/load-corpus.ts';

// Files such as people have them, each for a kind that was once read wrongly, and what is read of each.

const CASES = join(import.meta.dirname, 'cases');

/** What is read of each file of a folder. */
async function readCases(folder: string) {
  const corpus = await loadCorpus([join(CASES, folder)]);
  const articles = new Map(corpus.articles.map((article) => [article.file ?? '', article]));
  return { corpus, files: await readdir(join(CASES, folder), { recursive: true }), articles };
}

function textsOf(article: Article | undefined): string[] {
  return article?.passages.map(({ text }) => text) ?? [];
}

describe('front matter as other programs have it', async () => {
  const { corpus, files, articles } = await readCases('front-matter');

  it.each<[string, string, string]>([
    ['author-list-map.md', 'Peas', 'Peas are sown in April.'],
    ['author-map.md', 'Beans', 'Beans climb poles of two metres.'],
    ['blank-before.md', 'Dill', 'Dill is sown outdoors.'],
    ['bom-crlf.md', 'Bay', 'Bay is a tree.'],
    ['bom.md', 'Oregano', 'Oregano is a perennial.'],
    ['comment-before.md', 'Fennel', 'Fennel tastes of aniseed.'],
    ['crlf.md', 'Rosemary', 'Rosemary is evergreen.'],
    ['devto.md', 'How to seed tomatoes', 'Tomatoes are seeded indoors eight weeks before the last frost.'],
    ['dup.md', 'Spinach', 'Spinach is sown twice a year.'],
    ['hugo-url.md', 'Leeks', 'Leeks are harvested in winter.'],
    ['id-slash.md', 'Id slash', 'Cabbage needs lime.'],
    ['id-space.md', 'Carrots', 'Carrots like sandy soil.'],
    ['jinja.md', 'Jinja', 'Chard is biennial.'],
    ['lang-bool.md', 'no', 'Norwegian spruce grows slowly.'],
    ['notion.md', 'Sage', 'Sage is dried in the shade.'],
    ['synonyms-flat.md', 'Thyme', 'Thyme needs little water.'],
    ['tabs.md', 'Radish', 'Radishes are ripe after four weeks.'],
    ['title-at.md', '@garden/tools', 'Tools are kept dry.'],
    ['title-brackets.md', '[Draft] Pumpkins', 'Pumpkins need much water.'],
    ['title-colon.md', 'Garlic: a short guide', 'Garlic is planted in October.'],
    ['title-true.md', 'true', 'True lavender is grown in the south.'],
    ['toml.md', 'Kale', 'Kale survives frost.'],
  ])('names the article, and is no text: %s', (file, title, text) => {
    expect([articles.get(file)?.title, ...textsOf(articles.get(file))]).toEqual([title, text]);
  });

  it.each<[string, string[]]>([
    ['rule.md', ['Basil is an annual herb.', 'Mint is a perennial herb.']],
    [
      'rule-note.md',
      ['Note: this page is about herbs.', 'Basil is an annual herb.', 'Mint is a perennial herb.'],
    ],
    [
      'rule-note2.md',
      ['Warning: handle with care This plant is poisonous: wash hands.', 'Foxglove grows in woods.'],
    ],
  ])('is none where lines between rules are text: %s', (file, texts) => {
    expect(textsOf(articles.get(file))).toEqual(texts);
  });

  it('keeps drafts back, and names nobody who wrote nothing', () => {
    expect(corpus.notes).toContainEqual(expect.stringMatching(/^left out 1 draft: .*jekyll-false\.md/));
    expect(articles.has('jekyll-false.md')).toBe(false);
    expect(['author-map.md', 'author-list-map.md'].map((file) => articles.get(file)?.author)).toEqual([
      'Jane Doe',
      'Jane Doe',
    ]);
    expect(['hugo-url.md', 'toml.md'].map((file) => articles.get(file)?.published)).toEqual([
      '2024-08-19',
      '2024-08-19',
    ]);
    expect(articles.get('lang-bool.md')?.language).toBe('no');
  });

  it('refuses no file', () => {
    expect(corpus.skipped).toEqual([]);
    expect(articles.size + 1).toBe(files.length);
  });
});

describe('names of files', async () => {
  const { corpus, articles } = await readCases('names');

  it('all get an article of their own', () => {
    const ids = corpus.articles.map(({ id }) => id);
    expect(new Set(ids).size).toBe(16);
    expect(corpus.skipped).toEqual([]);
    for (const file of [
      'C.md',
      'C#.md',
      'C++.md',
      '!!!.md',
      'Über uns.md',
      'sub/a.md',
      'sub-a.md',
      '日本語.md',
    ])
      expect(textsOf(articles.get(file)), file).toEqual([
        `The text of ${file.replace(/\.md$/, '')} is here.`,
      ]);
    expect([...articles.keys()].sort()).toEqual(expect.arrayContaining(['D.MD', 'E.mdx', 'sub/node.md']));
  });

  it('that are hidden are not read', () => {
    expect([...articles.keys()].filter((file) => file.includes('.obsidian'))).toEqual([]);
  });
});

describe('documents that other programs wrote', async () => {
  const { articles } = await readCases('dialects');

  it.each<[string, string[]]>([
    [
      'mkdocs.md',
      [
        'Do not run dry\nThe pump breaks within 30 seconds when it runs dry. Fill it before you start.',
        'The spare seal has part number 4711.',
        'Linux\nUse the serial cable.',
        'Windows\nUse the USB cable.',
        'The motor needs 230 volts.',
        'EC: European Community',
        'Text with marked words and inserted and H2O and x2.',
        'Press Ctrl+C to stop.',
        'In North America 110 volts.',
      ],
    ],
    [
      'docusaurus.md',
      [
        'Please read\nThe greenhouse needs a level floor of 6 square metres.',
        'Use two people to lift the roof.',
        'Glass panes weigh 12 kg each.',
        'Polycarbonate panes weigh 3 kg each.',
        'The heater uses watts. Never cover it.',
        'Clean the panes twice a year.',
        'How long does it last?\nThe frame lasts twenty years.',
      ],
    ],
    [
      'github.md',
      [
        'The oven heats up in 12 minutes.',
        'Never open the door while it pyrolyses.',
        'The fan runs at 1,200 rpm ⚠️ 🚀.',
        'Part: Tray\nPrice: 20 €',
        'Part: Rack | grid\nPrice: 15 €',
        'Plug in.',
        'Use 16 A.',
        'Not an extension lead.',
        'Wait.',
        'Line one with two spaces\nline two\nline three',
        'Term\nDefinition © 2024 \u00A0— done.',
        'link text and https://example.org and www.example.org',
        'Ctrl+C stops it. H2O boils at 100°C.',
        'Guarantee: two years.',
        'The lamp has 25 W.',
      ],
    ],
    [
      'obsidian.md',
      [
        'Before you sail\nThe boat must carry two anchors.',
        'The skipper is Anna Berg. See Harbour > Fees for the fees.',
        'The mast is 9 m high.',
        'The engine has 20 horse power.',
        'Paint the hull',
        'Buy a compass',
        '= this.file.name and #boat/maintenance',
        '$$ v = 1.34 \\sqrt{L} $$',
        'The hull speed is $v = 6.2$ knots.',
      ],
    ],
    [
      'Notion Export 1a2b3c4d5e6f47a8b9c0d1e2f3a4b5c6.md',
      [
        'Owner: Jane\nCreated: August 19, 2024 10:12 AM\nTags: rules, kitchen\nStatus: Done',
        '💡 The dishwasher is emptied by whoever comes first.',
        'Cups',
        'Cups go on the left shelf.',
        'Plates',
        'Untitled Database',
      ],
    ],
    [
      'confluence.html',
      [
        'Releases are cut on Tuesdays by the duty engineer. Nobody releases on Fridays, because nobody wants to work on Saturdays.',
        'Never release without the checklist, and tell the on-call person before you begin.',
        'make release VERSION=1.2',
        'Update the changelog',
        'Tag the commit',
        'Region: EU\nWindow: 09:00–11:00',
      ],
    ],
    [
      'wiki.html',
      [
        'The mill was built in 1874. It burnt down in 1902. A new one was built by John Carter in 1905, and it ground rye until 1951. The wheel has a diameter of 6.4 m2 and area A is large.',
        'In the 1960s it became a museum. About 3,000 people visit it a year.',
        'John Carter (1905–1931)',
        'Mary Carter (1931–1951)',
        'Location: Dale\nHeight: 14 m (46\u00A0ft)',
      ],
    ],
    [
      'word.html',
      [
        'The drill takes place twice a year, in\u00A0March and in October.',
        'Leave your bags.',
        'Meet at the oak.',
        'Floor: 1\nWarden: Ms Brown',
        'Ask Ms Brown for the list.',
        'Extension 4711.',
      ],
    ],
    ['hardwrap.txt', ['The windmill was built in 1990 and it is run by Mary.', 'It grinds wheat and rye.']],
    [
      'cjk.md',
      [
        '风车建于1990年。它由玛丽经营。风车磨小麦和黑麦。',
        '水車は川のそばにあります。1985年に建てられました。',
      ],
    ],
    ['rtl.md', ['הבית נבנה בשנת 1990. יש בו ארבעה חדרים.', 'تم بناء الجسر عام 1985. طوله 300 متر.']],
  ])('are read as a reader sees them: %s', (file, texts) => {
    expect(textsOf(articles.get(file))).toEqual(texts);
  });

  it('have titles as a person would say them', () => {
    expect([...articles].map(([file, { title }]) => [file, title]).sort()).toEqual([
      ['Notion Export 1a2b3c4d5e6f47a8b9c0d1e2f3a4b5c6.md', 'Kitchen rules'],
      ['cjk.md', '风车'],
      ['confluence.html', 'Release checklist'],
      ['docusaurus.md', 'Install the greenhouse'],
      ['github.md', 'Oven'],
      ['hardwrap.txt', 'THE WINDMILL'],
      ['mkdocs.md', 'Pump manual'],
      ['obsidian.md', 'The boat'],
      ['rtl.md', 'דף'],
      ['wiki.html', 'Old mill'],
      ['word.html', 'Fire drill'],
    ]);
  });

  it('in other encodings are refused with a sentence in a folder, and decoded when they are added', async () => {
    const { corpus } = await readCases('dialects');
    expect(corpus.skipped.map(({ message }) => message)).toEqual([
      expect.stringMatching(/cp1252\.txt: is not UTF-8 text; save it as UTF-8$/),
      expect.stringMatching(/utf16\.txt: is not text; save it as UTF-8 text$/),
    ]);
    for (const name of ['cp1252.txt', 'utf16.txt']) {
      const bytes = await readFile(join(CASES, 'dialects', name));
      const { article } = await readSource({ name, url: null, bytes, contentType: null, language: null });
      expect(article.passages.map(({ text }) => text).join(), name).not.toMatch(/[\uFFFD\0]/);
    }
  });
});

describe('pages whose main part looks like less than it is', async () => {
  const { articles } = await readCases('html');

  it.each<[string, number, string[]]>([
    [
      'a.html',
      6,
      [
        '--fast: Works without asking, which takes half as long, as a rule.',
        '--limit: At most this many records are turned around; the default is 40.',
        '--dry-run: Says what would be done, but does nothing at all, so it is safe.',
      ],
    ],
    [
      'b.html',
      7,
      [
        'The house is open from nine to five on every working day of the week.',
        'Keys are handed out by the warden against a deposit of 20 euros.',
        'Guests sign the book at the door.',
      ],
    ],
    [
      'c.html',
      2,
      [
        'These are the rules of the house. They were agreed by the members, and are published at https://example.org/rules/.',
      ],
    ],
    [
      't.html',
      101,
      Array.from(
        { length: 100 },
        (_, part) =>
          `The keeper of the house looks after part ${part} of it, and tells the members so in writing.`,
      ),
    ],
  ])('are read whole: %s', (file, count, texts) => {
    const read = textsOf(articles.get(file));
    expect(read).toHaveLength(count);
    expect(read).toEqual(expect.arrayContaining(texts));
  });
});

describe('questions as they are typed', async () => {
  const corpora: Corpus[] = await Promise.all(
    ['numbers.md', 'harbour.md'].map((name) => loadCorpus([join(CASES, name)])),
  );
  const ask = createAsk(createPassageIndex(corpora.flatMap(({ articles }) => articles)), { publicUrl: null });

  it.each<[string, string]>([
    ['how many people does the plant employ: 12500?', 'The plant employs 12,500 people in three towns.'],
    ['what runs at 1200 rpm?', 'The fan of the oven runs at 1,200 rpm in winter.'],
    ['which tank holds 10000 litres?', 'The tank holds 10.000 litres according to the German leaflet.'],
    ['where do 2000 boats moor?', 'About 2,000 boats moor here each summer, and 350 stay over winter.'],
    ['is there wifi for guests?', 'Wi-Fi is free for guests; the passphrase is changed on Mondays.'],
    ['whom to phone in case of fire, 112?', 'In case of fire, call 112 and the watchman on VHF channel 12.'],
    ['what does electricity cost per kWh?', 'Electricity is charged at 0.42 € per kWh.'],
    ['is petrol sold?', "Diesel is sold at the fuel dock; petrol isn't."],
    [
      'who analysed the color of the water?',
      "The organisation behind the harbour, the Sailors' Co-operative, analysed the colour of the water.",
    ],
    ['when is the reopening of the sauna?', 'The re-opening of the sauna is planned for Q3 2025.'],
    ['who is Jose Nunez?', 'The harbour was opened on 12 March 1998 by the mayor, José Núñez.'],
  ])('%s', async (question, text) => {
    expect(firstQuoteOf(await ask(question))?.text).toContain(text);
  });
});
