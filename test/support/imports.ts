import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { contract as approvals } from '#contract/approvals';
import type { Actor, Petition } from '#gate/act';
import { systemActor, type Errands } from '#gate/errand';
import type { UseCase } from '#gate/perform';
import type { Endpoint } from '#kernel/endpoint';
import { configureApprovals } from '#modules/approvals';
import { configureFiles } from '#modules/files';
import { useBucketKey } from '#modules/identity';
import { useJobs } from '#platform/jobs';

import { decide } from '../../src/modules/approvals/decide.ts';
import { importContract, type ImportPage } from '../../src/modules/customers/contract-import.ts';
import { downloadImportReport } from '../../src/modules/customers/import/download-report.ts';
import { importJobs } from '../../src/modules/customers/import/import-jobs.ts';
import { mapImport } from '../../src/modules/customers/import/map-import.ts';
import { listImportRows, readImport } from '../../src/modules/customers/import/read-import.ts';
import { startImport } from '../../src/modules/customers/import/start-import.ts';
import {
  importBatchApproval,
  submitImport,
} from '../../src/modules/customers/import/submit-import.ts';
import { undoImport } from '../../src/modules/customers/import/undo-import.ts';
import { freshDatabase } from './database.ts';
import { as, petition, populate, unitOf } from './people.ts';

/** A house of its own in which lists are brought, signed and registered; jobs run when told to. */
export async function openImports() {
  const database = await freshDatabase();
  const { perform, rows } = database;
  await populate(rows);
  const folder = mkdtempSync(join(tmpdir(), 'kebu-files-'));
  configureFiles({ folder });
  useBucketKey(Buffer.alloc(32, 7));
  configureApprovals({ 'customers.import-batch': importBatchApproval });
  const sent: { queue: string; data: object }[] = [];
  useJobs({
    send: async (_db, queue, data) => void sent.push({ queue, data }),
    work: async () => {},
    isWorking: () => true,
    stop: async () => {},
  });
  const errands: Errands = {
    perform,
    asSystem: (company_id) => petition(systemActor(company_id)),
    asPerson: async () => undefined,
    routeOf: () => undefined,
  };
  const jobs = importJobs(errands);

  const on =
    <E extends Endpoint>(endpoint: E, useCase: UseCase<E>) =>
    (actor: Actor, input: object, more: Partial<Petition> = {}) =>
      perform(endpoint, useCase, petition(actor, more), input);
  const acts = {
    start: on(importContract.startImport, startImport),
    map: on(importContract.mapImport, mapImport),
    read: on(importContract.readImport, readImport),
    submit: on(importContract.submitImport, submitImport),
    undo: on(importContract.undoImport, undoImport),
    lines: on(importContract.listImportRows, listImportRows),
    report: on(importContract.downloadImportReport, downloadImportReport),
    sign: on(approvals.decide, decide),
  };

  /** Runs what was sent, as the queue would once the acts that sent it have committed. */
  async function runJobs(): Promise<void> {
    const { signal } = new AbortController();
    for (const { queue, data } of sent.splice(0)) await jobs[queue]!.run(data, signal);
  }

  /** A list whose rows are checked and wait to be submitted. */
  async function staged(lines: readonly string[]): Promise<ImportPage> {
    const { batch_id } = await acts.start(as('an'), {
      project_id: unitOf('terrace'),
      provenance: '展会签到表',
      basis: 'consent',
      file_name: '名单.csv',
      bytes: Buffer.from(['姓名,电话,置业顾问', ...lines].join('\n')),
    });
    await acts.map(as('an'), { batch_id });
    await runJobs();
    return acts.read(as('an'), { batch_id });
  }

  /** A list that was approved; its job has been sent and has not begun. */
  async function approved(lines: readonly string[]): Promise<ImportPage> {
    const { batch_id } = await staged(lines);
    const { request_id } = await acts.submit(as('an'), { batch_id });
    await acts.sign(as('wen'), { request_id, decision: 'approved' });
    return acts.read(as('an'), { batch_id });
  }

  return { ...database, ...acts, on, folder, errands, jobs, sent, runJobs, staged, approved };
}
