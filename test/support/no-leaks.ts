import { appendFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { afterAll, expect, inject } from 'vitest';

import { everybodyMarked, leaksIn, namedIn } from './markers.ts';

/** People looked for in every disguise; all are looked for as they are. */
const DISGUISED = 20;
/** More than this is not said in a file of tests; what is older is let go. */
const KEPT_BYTES = 4 << 20;

let said: Buffer[] = [];
let size = 0;

/** Keeps what the process writes while it passes it on. */
function listen(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    const bytes = Buffer.from(chunk as string);
    size += bytes.length;
    said.push(bytes);
    if (size > KEPT_BYTES) [said, size] = [[bytes], bytes.length];
    return write(chunk, ...rest);
  }) as typeof stream.write;
}

listen(process.stderr);
listen(process.stdout);

// H10: whatever a file of tests did, what was written while it did so names nobody it invented.
afterAll(() => {
  if (everybodyMarked.length === 0) return;
  const values = everybodyMarked.flatMap((it) => Object.values(it) as string[]);
  appendFileSync(inject('marks_file'), `${values.join('\n')}\n`);
  const bytes = Buffer.concat(said);
  expect(namedIn(bytes.toString('utf8'), new Set(values))).toEqual([]);
  const from = randomInt(Math.max(1, everybodyMarked.length - DISGUISED));
  expect(leaksIn(bytes, everybodyMarked.slice(from, from + DISGUISED), 'said')).toEqual([]);
});
