import { readFile, writeFile } from 'node:fs/promises';
import { listLicences } from './list-licences.ts';

await writeFile('docs/licences.md', listLicences(JSON.parse(await readFile('package-lock.json', 'utf8'))));
