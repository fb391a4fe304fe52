import { createHash, randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The values of one customer that occur nowhere else in the world: found anywhere, they leaked. */
export interface Marked {
  name: string;
  phone: string;
  address: string;
  remark: string;
}

const CHARACTERS = [...'骉犇淼焱垚鑫晶磊蕊琞翀骁昉珺璟瑄曦昀泓沄涵溦澍瀚灏炜烨煊熠燊'];
const PREFIXES = ['138', '139', '150', '159', '177', '186', '188', '199'];

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)]!;
const run = (length: number) => Array.from({ length }, () => pick(CHARACTERS)).join('');

/** Everybody invented so far in this file of tests: whom no log, no address and no file may name. */
export const everybodyMarked: Marked[] = [];

/** A customer invented for one test. Every value is random enough not to be met by chance. */
export function marked(): Marked {
  const phone = pick(PREFIXES) + String(randomInt(10 ** 8)).padStart(8, '0');
  const person = {
    name: `单${run(5)}`,
    phone,
    address: `云璟路${run(6)}弄`,
    remark: `喜欢${run(8)}的窗`,
  };
  everybodyMarked.push(person);
  return person;
}

/** What in a text has the shape of an invented name, phone, address or remark. */
const shapes =
  /单[\u4e00-\u9fff]{5}|1[3-9]\d{9}|云璟路[\u4e00-\u9fff]{6}弄|喜欢[\u4e00-\u9fff]{8}的窗/gu;

/** The values of these people that stand in a text as they are; quick, whatever their number. */
export function namedIn(text: string, values: ReadonlySet<string>): string[] {
  if (values.size === 0) return [];
  return [...text.matchAll(shapes)].map(([it]) => it).filter((it) => values.has(it));
}

/** The bytes of a text in GB18030 by the table every browser carries, turned round. */
let table: Map<string, number[]> | undefined;
function tableOfGb18030(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) made.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return made;
}

function gb18030(text: string): Buffer {
  const known = (table ??= tableOfGb18030());
  return Buffer.from([...text].flatMap((it) => known.get(it) ?? [...Buffer.from(it, 'ascii')]));
}

/** Base64 hides a text at three offsets: the middle of each is the same whatever stands around. */
function base64Cores(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const lead = Math.ceil((offset * 8) / 6);
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return Buffer.from(padded.slice(lead, whole));
  });
}

const escaped = (text: string) =>
  [...text].map((it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** Every way a text is likely to lie in a file: as it is, in other encodings, quoted or wrapped. */
export function disguises(text: string): Map<string, Buffer> {
  const utf8 = Buffer.from(text);
  const found = new Map<string, Buffer>([
    ['utf-8', utf8],
    ['gb18030', gb18030(text)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['url', Buffer.from(encodeURIComponent(text))],
    ['json', Buffer.from(escaped(text))],
  ]);
  base64Cores(utf8).forEach((it, at) => found.set(`base64+${at}`, it));
  return found;
}

/** Where any value of these customers stands in some bytes, and in which disguise. */
export function leaksIn(bytes: Buffer, customers: readonly Marked[], where: string): string[] {
  const found: string[] = [];
  for (const [at, customer] of customers.entries())
    for (const [field, value] of Object.entries(customer) as [string, string][])
      for (const [disguise, needle] of disguises(value))
        if (bytes.includes(needle)) found.push(`${where}: ${field} of ${at} as ${disguise}`);
  return found;
}

/** Every file beneath a folder, hidden ones too; sockets and what vanishes meanwhile left out. */
export function filesBeneath(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((it) => join(folder, it))
    .filter((it) => statSync(it, { throwIfNoEntry: false })?.isFile());
}

/** Reads every file beneath a folder and says where a customer's value lies in clear. */
export function leakScan(folder: string, customers: readonly Marked[]): string[] {
  // The templates of PostgreSQL are the same files over and over: each is looked through once.
  const seen = new Set<string>();
  return filesBeneath(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const digest = createHash('sha1').update(bytes).digest('base64');
    if (seen.has(digest)) return [];
    seen.add(digest);
    return leaksIn(bytes, customers, file);
  });
}
