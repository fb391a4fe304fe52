import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { filesBeneath, namedIn } from './markers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where every file of tests writes whom it invented. */
    marks_file: string;
  }
}

/** What is looked through of one file; a house's database is looked through by its own drill. */
const LOOKED_BYTES = 8 << 20;
const isDatabase = (path: string) => /\/postgres\/|kebu-test-/.test(path);

/**
 * H10, for the whole run: what it left among the temporary files names nobody. The folder of
 * the marks is ours and goes last.
 */
export default function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-marks-'));
  const marks_file = join(folder, 'marks');
  const began_ms = Date.now();
  project.provide('marks_file', marks_file);

  return () => {
    const values = new Set(readMarks(marks_file));
    rmSync(folder, { recursive: true, force: true });
    const found = leftSince(began_ms).flatMap((file) =>
      namedIn(readFileSync(file).subarray(0, LOOKED_BYTES).toString('utf8'), values).map(
        (it) => `${file}: ${it}`,
      ),
    );
    if (found.length > 0) throw new Error(`left behind in clear: ${found.join(', ')}`);
  };
}

function readMarks(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return []; // No test invented anybody.
  }
}

/** The files of ours that were written since, as far as they are still there. */
function leftSince(began_ms: number): string[] {
  const ours = readdirSync(tmpdir()).filter((it) => it.startsWith('kebu-'));
  return ours
    .map((it) => join(tmpdir(), it))
    .filter((it) => !isDatabase(it))
    .flatMap((it) => (statSync(it, { throwIfNoEntry: false })?.isDirectory() ? beneath(it) : [it]))
    .filter((it) => {
      const stat = statSync(it, { throwIfNoEntry: false });
      return stat?.isFile() && stat.mtimeMs >= began_ms && !isDatabase(it);
    });
}

function beneath(folder: string): string[] {
  try {
    return filesBeneath(folder);
  } catch {
    return []; // Another run takes its own away meanwhile.
  }
}
