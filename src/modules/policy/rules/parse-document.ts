import { z } from 'zod';

/** The controlled head (F-01) as it stands between the `---` lines, the same in both languages. */
export const Head = z.strictObject({
  title: z.string().min(2),
  number: z.string().regex(/^[A-Z]{2}-\d{2}$/),
  prepared_by: z.string().regex(/^[a-z_]{2,40}$/),
  reviewed_by: z.string().regex(/^[a-z_]{2,40}$/),
  approved_by: z.string().regex(/^[a-z_]{2,40}$/),
  effective_on: z.iso.date(),
  version: z.string().regex(/^\d+\.\d+$/),
});
export type Head = z.infer<typeof Head>;

/** One heading with what stands beneath it, in one language, placeholders not yet filled. */
export interface Paragraph {
  clause: string;
  level: 1 | 2;
  title: string;
  text: string;
}

export interface ParsedDocument {
  head: Head;
  paragraphs: Paragraph[];
}

/** Either the document or what is wrong with it, in words for whoever edits the regime. */
export type Parsed = { document: ParsedDocument } | { faults: string[] };

const HEADING = /^(#{2,}) ([a-z-]+)\/(\d{1,2})([a-z]?) (\S.*)$/;

/**
 * Reads one language of one document: head, title, then `## doc/3 chapter` and `### doc/3b clause`.
 *
 * Strict on purpose: the ids are cited by code, refusals and printed evidence, so a heading that
 * almost fits must not silently become plain text.
 */
export function parseDocument(document_id: string, source: string): Parsed {
  const [, headLines, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  if (headLines === undefined || body === undefined) return { faults: ['has no --- head ---'] };

  const head = Head.safeParse(readHead(headLines));
  if (!head.success) {
    return { faults: head.error.issues.map((it) => `head: ${it.path.join('.')} ${it.message}`) };
  }

  const faults: string[] = [];
  const paragraphs: Paragraph[] = [];
  let titleSeen = false;
  for (const line of body.split('\n')) {
    const last = paragraphs.at(-1);
    if (line.startsWith('##')) {
      const read = readHeading(document_id, line);
      if ('fault' in read) faults.push(read.fault);
      else paragraphs.push(read);
    } else if (last) last.text += `${line}\n`;
    else if (line === `# ${head.data.title}`) titleSeen = true;
    else if (line.trim() !== '') faults.push(`words before the first clause: ${line}`);
  }
  if (!titleSeen) faults.push(`the heading "# ${head.data.title}" is missing`);
  for (const it of paragraphs) it.text = it.text.trim();
  faults.push(...faultsOfOrder(paragraphs));
  return faults.length > 0 ? { faults } : { document: { head: head.data, paragraphs } };
}

function readHead(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

function readHeading(document_id: string, line: string): Paragraph | { fault: string } {
  const [, hashes, document, number, letter, title] = HEADING.exec(line) ?? [];
  if (!hashes || !title) return { fault: `not a clause heading: ${line}` };
  if (document !== document_id) return { fault: `a clause of another document: ${line}` };
  const level = letter ? 2 : 1;
  if (hashes.length !== level + 1) return { fault: `wrong depth of heading: ${line}` };
  return { clause: `${document}/${number}${letter}`, level, title, text: '' };
}

function faultsOfOrder(paragraphs: readonly Paragraph[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  let chapter = '';
  for (const { clause, level, text } of paragraphs) {
    if (seen.has(clause)) faults.push(`${clause} stands twice`);
    seen.add(clause);
    if (level === 1) chapter = clause;
    else if (clause.slice(0, -1) !== chapter) faults.push(`${clause} stands outside its chapter`);
    if (level === 2 && text === '') faults.push(`${clause} says nothing`);
  }
  if (paragraphs.length === 0) faults.push('has no clause');
  return faults;
}
