import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

import type { Endpoint } from '#kernel/endpoint';

import { incomingOf } from './incoming.ts';
import { refusals } from './refusals.ts';

/** Largest JSON a form or a script sends; files come through upload endpoints with limits of theirs. */
const MAX_JSON_BYTES = 1_000_000;
const MAX_DEPTH = 20;
const MAX_KEYS = 5_000;

/** Scope and purpose are the petition's, not the use case's. */
const petitionKeys = new Set(['scope', 'purpose']);

/**
 * Path, query and body as one input. Path parameters come last, or a body field could swap the
 * record that was authorised.
 */
export async function readInput(context: Context, endpoint: Endpoint): Promise<unknown> {
  return { ...queryOf(context), ...(await readBody(context, endpoint)), ...context.req.param() };
}

function queryOf({ req }: Context): object {
  if (!req.url.includes('?')) return {};
  return Object.fromEntries(
    Object.entries(req.queries())
      .filter(([key]) => !petitionKeys.has(key))
      .map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
  );
}

/** A form is sent in a moment; whoever dribbles it holds a place others wait for. */
const JSON_WITHIN_MS = 10_000;

async function readBody(context: Context, { method, upload }: Endpoint): Promise<object> {
  if (method === 'GET') return {};
  const limit = upload?.max_bytes ?? MAX_JSON_BYTES;
  const incoming = incomingOf(context);
  const reading = readBytes(incoming, limit);
  const bytes = await (upload ? reading : inTime(reading));
  if (upload) return { bytes, file_name: fileNameOf(incoming) };
  if (bytes.length === 0) return {};
  const type = incoming.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) throw refusals.content_type_wrong();
  return parseJson(bytes);
}

function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const too_large = () => refusals.body_too_large({ limit });
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.reject(too_large());
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      chunks.length = 0; // The rest runs into the sand: cut off, the answer would not be read.
      reject(too_large());
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    // Whoever hangs up in the middle hears no answer.
    incoming.on('error', () => reject(refusals.body_malformed()));
  });
}

/** What is read, or a refusal when it has not come by then. */
async function inTime<T>(reading: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const waiting = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(refusals.body_too_slow()), JSON_WITHIN_MS);
  });
  try {
    return await Promise.race([reading, waiting]);
  } finally {
    clearTimeout(late);
  }
}

/** The name travels in a header, percent-encoded: an address bar or a log must not hold it. */
function fileNameOf({ headers }: IncomingMessage): string | undefined {
  const name = headers['x-file-name'];
  try {
    return name === undefined ? undefined : decodeURIComponent(String(name)).slice(0, 200);
  } catch {
    throw refusals.body_malformed();
  }
}

function parseJson(bytes: Buffer): object {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusals.body_malformed();
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw refusals.body_malformed();
  refuseMonsters(value, 0, { left: MAX_KEYS });
  return value;
}

/** Deep nests and floods of keys are refused here, once, before any schema walks them. */
function refuseMonsters(value: unknown, depth: number, keys: { left: number }): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > MAX_DEPTH) throw refusals.body_malformed();
  for (const it of Object.values(value)) {
    if (--keys.left < 0) throw refusals.body_too_large({ limit: MAX_KEYS });
    refuseMonsters(it, depth + 1, keys);
  }
}
