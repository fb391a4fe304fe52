import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { isClockDoubted } from '#modules/audit';
import { destroyCase, lockId } from '#modules/vault';
import { now } from '#platform/clock';
import type { JobBinding } from '#platform/jobs';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);

/** The daily queue that destroys what nobody took over. */
export const destroySubmissionsQueue = 'forms.destroy-submissions';

const One = z.object({ submission_id: z.uuid() });
const Overdue = One.extend({ company_id: z.uuid() });
const Found = z.object({ overdue: z.array(Overdue) });

/** Submissions looked at together; what is left is found by the next look. */
const LOOK = 100;
/** At a quarter past three in the morning in China, beside the other daily looks. */
const HOUR_MS = 3.25 * 3_600_000;

/** What the daily look does, act by act; only the system comes here. */
export const destroyingActs = {
  listOverdue: endpoint({
    ...forJobs,
    id: 'forms.list-overdue-submissions',
    path: '/forms/submissions/overdue',
    effect: 'read',
    logged: true,
    input: z.object({}),
    output: Found,
  }),
  destroySubmission: endpoint({
    ...forJobs,
    id: 'forms.destroy-submission',
    path: '/forms/submissions/:submission_id/destruction',
    input: One,
    output: One,
  }),
};

/**
 * Submissions that became no customer within the longest term of the purposes agreed to, or within
 * the term of what was screened out (information/9a). While the clock is in doubt nothing is over:
 * what a jump destroys, no correction brings back.
 */
export async function listOverdue(act: Act): Promise<z.infer<typeof Found>> {
  if (await isClockDoubted(act)) {
    act.note({ is_clock_doubted: 1 });
    return { overdue: [] };
  }
  const today_at = startOf(dayOf(act.at));
  const { unqualified_days } = act.terms.retention;
  // A term begins on the day after (information/1e), so it is over when a day in China is.
  const asked = { today_at, unqualified_days, limit: LOOK };
  const overdue = await act.db.many(sql('list_overdue'), asked, Overdue);
  act.cite('information/9a');
  act.note({ overdue_count: overdue.length });
  return { overdue };
}

/**
 * Destroys the key of one submission, on every mirror: name, phone and words open no more, in no
 * backup either. Its line stays, as do the marks that name nobody (information/9b).
 */
export async function destroySubmission(
  act: Act,
  { submission_id }: z.infer<typeof One>,
): Promise<z.infer<typeof One>> {
  await lockId(act.db, submission_id);
  // Registered a moment ago: it is a customer's now.
  const marked = await act.db.run(sql('mark_destroyed'), { submission_id, at: act.at });
  if (marked === 0) return { submission_id };
  const { mirrors_wiped } = await destroyCase(act.db, submission_id, act.at);
  act.cite('information/9a');
  act.note({ submission_id, mirrors_wiped });
  return { submission_id };
}

/** The daily job. */
export function formsJobs({ perform, asSystem }: Errands): Record<string, JobBinding> {
  const { listOverdue: look, destroySubmission: destroy } = destroyingActs;
  return {
    [destroySubmissionsQueue]: {
      next_at: () => new Date(startOf(addDays(dayOf(now()), 1)).getTime() + HOUR_MS),
      async run(_data, signal) {
        for (;;) {
          const { overdue } = await perform(look, listOverdue, asSystem(undefined), {});
          for (const { submission_id, company_id } of overdue) {
            if (signal.aborted) return;
            await perform(destroy, destroySubmission, asSystem(company_id), { submission_id });
          }
          if (overdue.length < LOOK) return;
        }
      },
    },
  };
}
