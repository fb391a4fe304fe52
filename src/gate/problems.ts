import type { z } from 'zod';

import type { FieldProblem } from '#kernel/refusal';

/** Text PostgreSQL cannot hold or nobody can read: NUL and half of a surrogate pair. */
function isBroken(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

function brokenTexts(value: unknown, path: string, found: FieldProblem[]): void {
  if (typeof value === 'string') {
    if (isBroken(value)) found.push({ path, code: 'broken_text' });
  } else if (Array.isArray(value)) {
    value.forEach((it, at) => brokenTexts(it, `${path}${path && '.'}${at}`, found));
  } else if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const [key, it] of Object.entries(value)) {
      if (isBroken(key)) found.push({ path, code: 'broken_text' });
      else brokenTexts(it, `${path}${path && '.'}${key}`, found);
    }
  }
}

/** What is wrong with an input, field by field: `custom` checks speak by their message's code. */
export function problemsOf(raw: unknown, error: z.ZodError | undefined): FieldProblem[] {
  const found: FieldProblem[] = [];
  brokenTexts(raw, '', found);
  for (const issue of error?.issues ?? []) {
    const spoken = /^[a-z_]+$/.test(issue.message) ? issue.message : issue.code;
    found.push({ path: issue.path.join('.'), code: spoken });
  }
  return found.slice(0, 20);
}
