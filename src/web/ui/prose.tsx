import type { ReactNode } from 'react';

import './prose.css';

/** `**bold**` within a line; everything else is text as it stands. */
function inline(text: string): ReactNode[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((part, at) => (at % 2 === 1 ? <strong key={at}>{part}</strong> : part));
}

const isItem = (line: string) => /^[-*] /.test(line);

function Block({ lines }: { lines: readonly string[] }) {
  if (lines.every(isItem))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{inline(line.slice(2))}</li>
        ))}
      </ul>
    );
  return <p>{inline(lines.join('\n'))}</p>;
}

/** Lines that are items of a list and lines that are not stand in blocks of their own. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [];
  let present: string[] = [];
  for (const line of [...text.split('\n').map((it) => it.trim()), '']) {
    const breaks = line === '' || (present[0] !== undefined && isItem(present[0]) !== isItem(line));
    if (breaks && present.length > 0) blocks.push(present);
    if (breaks) present = [];
    if (line !== '') present.push(line);
  }
  return blocks;
}

/**
 * Light Markdown (paragraphs, lists, bold) as elements: no HTML is ever made of a text, so that
 * what somebody wrote into a notice stays text.
 */
export function Prose({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className="prose" lang={lang}>
      {blocksOf(text).map((lines, at) => (
        <Block key={at} lines={lines} />
      ))}
    </div>
  );
}
