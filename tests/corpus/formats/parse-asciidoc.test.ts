import { describe, expect, it, vi } from 'vitest';
import { parseAsciidoc } from '../../../src/corpus/formats/parse-asciidoc.ts';
import { inFolder } from '../../support/in-folder.ts';

const PAGE = `= The mill
Jane Doe
:revdate: 2024-01-02
:miller: John

The miller is {miller}{unknown}.footnote:[Since 1990.]

NOTE: Be careful.

include::/etc/passwd[]

// a secret
////
a block of secrets
////

== Keys

These need one:

* Attic
* Cellar

CPU:: The brain.

[source,bash]
----
make all # <1>
----

|===
|Area |Senior

|On call |Alone
|===
`;

describe('AsciiDoc', () => {
  it('is what a reader of the built page sees', async () => {
    expect(await parseAsciidoc(Buffer.from(PAGE))).toEqual({
      details: { title: 'The mill', author: 'Jane Doe', published: '2024-01-02', language: undefined },
      blocks: [
        { text: 'The miller is John.', section: [] },
        { text: 'Be careful.', section: [] },
        { text: 'These need one:\nAttic\nCellar\nCPU: The brain.', section: ['Keys'] },
        { text: 'make all #', section: ['Keys'] },
        { text: 'Area: On call\nSenior: Alone', section: ['Keys'] },
        { text: 'Since 1990.', section: ['Keys'] },
      ],
    });
  });

  it('shows keys, buttons and menus, and the name of a page in place of its title', async () => {
    const page = `= A

Press kbd:[Ctrl+C], click btn:[Save] or choose menu:File[Open]. See xref:manage:nodes/create-cluster.adoc[], xref:b.adoc[B]
and https://x.org/c.html.
`;
    const { blocks } = await parseAsciidoc(Buffer.from(page));
    expect(blocks.map(({ text }) => text.replaceAll('\u00A0', ' '))).toEqual([
      'Press Ctrl+C, click Save or choose File › Open. See create cluster, B and https://x.org/c.html.',
    ]);
  });

  it('has no other file read, whatever it asks for', async () => {
    const folder = await inFolder({ 'secret.txt': 'the password' });
    const file = `${folder}/secret.txt`;
    const page = [
      ':safe: unsafe\n:safe-mode-level: 0\n:allow-uri-read:\n:docinfo: shared\n:data-uri:\n\n= Mill',
      ...[`include::${file}[]`, `|===\na|include::${file}[]\n|===`, `,===\ninclude::${file}[]\n,===`],
      ...[`image::${file}[opts=inline]`, `----\ninclude::${file}[]\n----`, '{docdir}{docfile}{user-home}'],
    ].join('\n\n');
    const read = JSON.stringify(await parseAsciidoc(Buffer.from(page)));
    expect(read).not.toContain('the password');
    expect(read).not.toContain(process.cwd());
  });

  it('is the same whenever it is read', async () => {
    const { blocks } = await parseAsciidoc(Buffer.from('Read {localdate}{localtime}{docdatetime}{docyear}.'));
    expect(blocks.map(({ text }) => text)).toEqual(['Read .']);
  });

  it('is refused in a sentence where Asciidoctor trips over it', async () => {
    await expect(parseAsciidoc(Buffer.from('mill\n====\n\u2028'))).rejects.toMatchObject({
      name: 'SourceError',
      message: expect.stringMatching(/^It is no AsciiDoc that can be read: /),
    });
  });

  it.each([
    '[cols="1,999999999*"]\n|===\n|A |B\n|===',
    '[cols=999999999]\n|===\n|A |B\n|===',
    '|===\n999999999*|A\n|===',
    '|===\n|A 2.999999999+^.>s|B\n|===',
  ])('is refused with a table that no memory holds: %j', async (page) => {
    await expect(parseAsciidoc(Buffer.from(page))).rejects.toThrow(
      /^It has a table with too much in it: “.*9999/,
    );
  });

  it('may have wide tables, and large numbers in others', async () => {
    const page = '[cols="100*",width=1200]\n|===\n20*|A\n|5000 * 2|7000|2+|b\n|===\n\n2048*a|b';
    expect((await parseAsciidoc(Buffer.from(page))).blocks.length).toBeGreaterThan(0);
  });

  it('may be nothing', async () => {
    expect((await parseAsciidoc(Buffer.alloc(0))).blocks).toEqual([]);
  });

  it('is read without a word about what is wrong with it on the terminal', async () => {
    const written = vi.spyOn(process.stderr, 'write');
    expect((await parseAsciidoc(Buffer.from('|===\n|The mill\n'))).blocks).not.toEqual([]);
    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });
});
