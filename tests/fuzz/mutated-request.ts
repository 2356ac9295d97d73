import fc from 'fast-check';
import { HANGS } from '../support/hangs.ts';

/** Of a body that is read. */
export const MOST_BYTES = 512 * 1024;

/** How a request that a platform would send is changed on its way. */
export interface Change {
  /** What its body becomes. */
  readonly body: (body: string) => Buffer;
  /** Whether it is signed as it is then, so that it is taken for the platform's. */
  readonly isSigned: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
  /** By how many seconds it is off the clock. */
  readonly offset: number;
}

const asIs = (body: string) => Buffer.from(body);

/** In bytes. */
const bodyChange: fc.Arbitrary<Change['body']> = fc.oneof(
  { weight: 10, arbitrary: fc.constant(asIs) },
  {
    weight: 2,
    arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (body: string) => {
      const bytes = Buffer.from(body);
      return bytes.subarray(0, Math.floor(bytes.length * part));
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.oneof(
          fc.uint8Array({ maxLength: 8 }),
          fc
            .constantFrom('%', '%zz', '%E0%A4', '%00', '&&', '=', '&payload=', '{', '"', '\\u', '\0', '\xff')
            .map((text) => Buffer.from(text, 'latin1')),
        ),
      )
      .map(([part, bytes]) => (body: string) => {
        const whole = Buffer.from(body);
        const place = Math.floor(whole.length * part);
        return Buffer.concat([whole.subarray(0, place), bytes, whole.subarray(place)]);
      }),
  },
  { weight: 1, arbitrary: fc.constant((body: string) => Buffer.from(body + body)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('"type":null', '"type":"event_callback"', '"__proto__":{"type":2}', '"id":1')
      .map((pair) => (body: string) => Buffer.from(body.replace('{', () => `{${pair},`))),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('"type":7', '"event":null', '"data":[]', '"constructor":{}')
      .map((pair) => (body: string) => Buffer.from(body.replace(/\}$/, () => `,${pair}}`))),
  },
);

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded;charset=x',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  'x',
  ';',
);

/** Most changes leave the signature good: what is not signed is refused before it is read. */
export const change: fc.Arbitrary<Change> = fc.record({
  body: bodyChange,
  isSigned: fc.oneof(
    { weight: 8, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  headers: fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: contentType.map((type) => ({ 'content-type': type })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            ...[
              'x-slack-signature',
              'x-slack-request-timestamp',
              'x-slack-retry-num',
              'x-slack-retry-reason',
            ],
            ...[
              'x-signature-ed25519',
              'x-signature-timestamp',
              'content-encoding',
              'cookie',
              'x-forwarded-for',
            ],
          ),
          fc.constantFrom(
            '',
            '0',
            '-1',
            'NaN',
            '1e400',
            'v0=',
            'v1=00',
            'zz',
            '0'.repeat(128),
            'gzip',
            'é',
            'a,b;c="',
          ),
        )
        .map(([name, value]) => ({ [name]: value })),
    },
  ),
  method: fc.oneof(
    { weight: 20, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH') },
  ),
  offset: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-100_000, -301, 400, 10_000_000) },
  ),
});

/** Sends a request, however it is spoilt. @returns the status of the answer, when all of it has come */
export async function sendMutated(
  url: string,
  {
    body,
    ...sent
  }: { readonly method: string; readonly body: Buffer; readonly headers: Record<string, string> },
): Promise<number> {
  const signal = AbortSignal.timeout(HANGS);
  const response = await fetch(url, { ...sent, body, signal }).catch((error: unknown) => {
    // Whoever sends too much may be cut off before they read why.
    if (body.length > MOST_BYTES) return new Response(null, { status: 413 });
    throw error;
  });
  await response.arrayBuffer();
  return response.status;
}
