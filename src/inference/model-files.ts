import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the bundled reader: weights, model card, and the vocabulary, which is the embedder's, too. */
export const SHIPPED_MODEL = fileURLToPath(new URL('../../models/reader', import.meta.url));

/** The folder of the bundled embedder: weights and model card. */
export const SHIPPED_EMBEDDER = fileURLToPath(new URL('../../models/embedder', import.meta.url));

/** The vectors of the bundled article. */
export const BUNDLED_VECTORS = join(SHIPPED_EMBEDDER, 'bundled.vectors');

/** SHA-256 of each file, in hexadecimal. */
const CHECKSUMS = {
  'embedder.int8.onnx': '5647c6111e9d158c4d67a8d6d15c6df95a056950c6f3c9e4abfadd0fc69cf59f',
  'reader.int8.onnx': 'ba4c7d302443fc80568acbbe631df4b070a8c2c04dd523291defdc7688a8f3f4',
  'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  'tokenizer_config.json': 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b',
} as const;

/** Names the embedder's weights: a change of how texts are truncated needs another version, too. */
export const EMBEDDER_VERSION = `bge-small-en-v1.5 ${CHECKSUMS['embedder.int8.onnx'].slice(0, 16)}`;

/** Reads a file of a model and verifies its checksum. @throws Error if it is missing or damaged */
export async function readModelFile(folder: string, name: keyof typeof CHECKSUMS): Promise<Buffer> {
  const content = await readFile(join(folder, name)).catch((cause: unknown) => {
    throw new Error(`its file ${name} is missing or can't be read`, { cause });
  });
  if (createHash('sha256').update(content).digest('hex') !== CHECKSUMS[name]) {
    throw new Error(`its file ${name} is damaged`);
  }
  return content;
}
