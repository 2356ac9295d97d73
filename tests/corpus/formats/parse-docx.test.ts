import { describe, expect, it } from 'vitest';
import { detectFormat, formatOfFile } from '../../../src/corpus/formats/formats.ts';
import { parseDocument } from '../../../src/corpus/formats/parse-apart.ts';
import { parseDocx } from '../../../src/corpus/formats/parse-docx.ts';
import { docxOf, paragraph, table, zipOf } from '../../support/docx.ts';

const report = docxOf(
  paragraph('The mill', 'Title') +
    paragraph('It stands by the river.') +
    paragraph('Its keys', 'Heading1') +
    paragraph('They hang in the hall.') +
    table([
      ['Door', 'Key'],
      ['Attic', 'Red'],
    ]) +
    '<w:p><w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del><w:ins><w:r><w:t>Inserted.</w:t></w:r></w:ins></w:p>',
);

describe('a Word file', () => {
  it('is its paragraphs under their headings, and its tables, as they were changed last', async () => {
    expect(await parseDocx(report)).toEqual({
      details: { title: 'The mill' },
      blocks: [
        { text: 'It stands by the river.', section: [] },
        { text: 'They hang in the hall.', section: ['Its keys'] },
        { text: 'Door: Attic\nKey: Red', section: ['Its keys'] },
        { text: 'Inserted.', section: ['Its keys'] },
      ],
    });
  });

  it('is known by its bytes, and no other archive is taken for one', () => {
    expect(detectFormat('https://a.example/x', 'application/octet-stream', report)?.name).toBe('docx');
    expect(detectFormat('a.bin', null, zipOf({ 'a.txt': 'word' }))).toBeNull();
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half of one', report.subarray(0, 300)],
    ['another archive', zipOf({ 'a.txt': 'word' })],
  ])('is refused in a sentence where there is %s', async (_, bytes) => {
    await expect(parseDocx(bytes)).rejects.toMatchObject({ name: 'SourceError' });
  });

  it('says what Word shows, whatever map of styles it brings', async () => {
    const hidden = docxOf(paragraph('It turns.'), { 'mammoth/style-map': 'p => script' });
    expect((await parseDocx(hidden)).blocks).toEqual([{ text: 'It turns.', section: [] }]);
  });

  it('has no other file read', async () => {
    const outside = docxOf(paragraph('It turns.'), {
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="file:///etc/hostname" TargetMode="External"/></Relationships>',
    });
    expect((await parseDocx(outside)).blocks).toEqual([{ text: 'It turns.', section: [] }]);
    const entity = docxOf(paragraph('&hostname;'), {
      'word/document.xml': `<!DOCTYPE w [<!ENTITY hostname SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('&hostname;')}</w:body></w:document>`,
    });
    await expect(parseDocx(entity)).rejects.toMatchObject({ name: 'SourceError' });
  });

  it('is read apart, as any that takes time', async () => {
    const format = formatOfFile('a.docx');
    const draft = format === null ? null : await parseDocument(format, report, 'a.docx');
    expect(draft?.details.title).toBe('The mill');
  });
});
