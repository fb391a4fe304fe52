import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Errands } from '#gate/errand';
import { systemActor } from '#gate/errand';
import { customersRoutes } from '#modules/customers';
import { newId } from '#platform/identifier';

import { openImports } from '../../../test/support/imports.ts';
import { as, petition } from '../../../test/support/people.ts';
import { contract } from './contract.ts';
import { destroyJob } from './destroy-exports.ts';
import { exportQueue } from './export-queue.ts';
import { configureCustody, exportRegister } from './export-register.ts';
import { downloadExport, listExports } from './list-exports.ts';
import { exportJobs } from './make-export.ts';
import { custodyRoutes } from './routes.ts';

const house = await openImports();
const { rows, on, sent, folder } = house;
afterAll(house.drop);

const HOUR_MS = 3_600_000;
const shen = as('shen');
const order = on(contract.exportRegister, exportRegister);
const exports = on(contract.listExports, listExports);
const download = on(contract.downloadExport, downloadExport);
const all = [...customersRoutes, ...custodyRoutes];
const errands: Errands = {
  ...house.errands,
  routeOf: (id) => all.find((it) => it.endpoint.id === id),
  asPerson: async (_id, asked) => petition(shen, asked),
};

const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const { signal } = new AbortController();

/** The daily job as it runs so many hours from now. */
const destroyAt = (hours: number, perform = errands.perform) =>
  destroyJob({
    ...errands,
    perform,
    asSystem: (company_id) => ({ ...petition(systemActor(company_id)), at: later(hours) }),
  }).run({}, signal);

const filesLeft = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;
const keyOf = async (export_id: string) =>
  (await rows('select destroyed_at from vault.case_key where case_id = $1', export_id))[0];
const stateAt = async (export_id: string, hours: number) =>
  (await exports(shen, {}, { at: later(hours) })).rows.find((it) => it.export_id === export_id)
    ?.state;

let export_id: string;
let before: number;

beforeAll(async () => {
  configureCustody({ routeOf: errands.routeOf });
  await house.approved(['房玄龄,13530000003,徐若川']);
  await house.runJobs();
});

beforeEach(async () => {
  before = filesLeft();
  const what = { register: 'customers.list-customers', filters: {}, format: 'csv' };
  ({ export_id } = await order(shen, what, { scope: 'project' }));
  await exportJobs(errands)[exportQueue]!.run(sent.splice(0)[0]!.data, signal);
  expect(filesLeft()).toBe(before + 1);
});

test('an export stayed on the disk for ever: after its day file and key are destroyed', async () => {
  await destroyAt(2);
  expect(filesLeft()).toBe(before + 1);
  await destroyAt(25);
  expect(filesLeft()).toBe(before);
  expect((await keyOf(export_id)).destroyed_at).not.toBeNull();
  expect(await stateAt(export_id, 25)).toBe('expired');
  const late = download(shen, { export_id }, { at: later(25) });
  await expect(late).rejects.toMatchObject({ code: 'custody.export_expired' });
  const written = `select from audit.entry where action = 'custody.destroy-export'
                   and facts->>'export_id' = $1`;
  expect(await rows(written, export_id)).toHaveLength(1);
  await destroyAt(26);
  expect(await rows(written, export_id)).toHaveLength(1);
});

test('killed before its act was committed, the job destroys the rest the next day', async () => {
  const dying: typeof errands.perform = (endpoint, useCase, asked, input) =>
    endpoint.id === 'custody.destroy-export'
      ? errands.perform(
          endpoint,
          async (act, it) => {
            await useCase(act, it);
            throw new Error('killed');
          },
          asked,
          input,
        )
      : errands.perform(endpoint, useCase, asked, input);
  await expect(destroyAt(25, dying)).rejects.toThrow('killed');
  await destroyAt(25);
  expect((await keyOf(export_id)).destroyed_at).not.toBeNull();
  expect(filesLeft()).toBe(before);
});

test('while the clock is in doubt nothing is over', async () => {
  await destroyAt(24 * 400);
  expect((await keyOf(export_id)).destroyed_at).toBeNull();
  expect(filesLeft()).toBe(before + 1);
  await destroyAt(25);
});

test('what a kill left half written lay there for ever: a day later it is swept', async () => {
  const lay = (name: string, age_hours: number) => {
    const place = join(folder, name.slice(-2));
    mkdirSync(place, { recursive: true });
    const file = join(place, name);
    writeFileSync(file, 'half');
    utimesSync(file, later(-age_hours), later(-age_hours));
    return file;
  };
  const old = lay(newId(), 30);
  const fresh = lay(newId(), 1);
  const strange = lay('letter-aa', 30);
  const [{ file_id }] = await rows(
    'select file_id from custody.export where export_id = $1',
    export_id,
  );
  const kept = join(folder, file_id.slice(-2), file_id);
  utimesSync(kept, later(-30), later(-30));
  const link = join(folder, 'aa', newId());
  symlinkSync(strange, link);
  await destroyAt(1);
  expect([old, fresh, strange, kept, link].map((it) => existsSync(it))).toEqual([
    false,
    ...[true, true, true, true],
  ]);
});
