import mammoth from 'mammoth';
import type { Draft } from '../build-article.ts';
import { SourceError } from '../corpus-error.ts';
import { readPage } from './read-page.ts';

const OPTIONS = {
  styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
  // Pictures aren't read.
  convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  externalFileAccess: false,
  // A file may bring a map of its own, which could hide what Word shows.
  includeEmbeddedStyleMap: false,
};

/** Parses a Word file, by way of HTML. Comments and what was deleted aren't read. @throws SourceError when it can't be read */
export async function parseDocx(bytes: Uint8Array): Promise<Draft> {
  const { value: html } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, OPTIONS)
    .catch((cause: Error) => {
      throw new SourceError(`It is no Word document that can be read: ${cause.message}`, { cause });
    });
  const { title, blocks } = readPage(html);
  return { details: { title }, blocks };
}
