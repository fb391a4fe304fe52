import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

import type { Act, Actor, Petition, Reach } from '#gate/act';
import type { Perform } from '#gate/perform';
import { contract } from '#contract/approvals';
import type { Office } from '#contract/identity';
import { endpoint } from '#kernel/endpoint';
import { requestApproval, type Asking } from '#modules/approvals';
import { configureVault, createSubjects } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifier';
import { openKeystore } from '#platform/keystore';

type Rows = (text: string, ...values: unknown[]) => Promise<unknown[]>;

export const units = {
  group: newId(),
  company: newId(),
  project: newId(),
  other_project: newId(),
  other_company: newId(),
  foreign_project: newId(),
};

const names = {
  luo: '罗士信',
  wei: '魏征',
  fang: '房玄龄',
  qin: '秦叔宝',
  xu: '徐世绩',
  cheng: '程咬金',
} as const;
type Name = keyof typeof names;

const ids = Object.fromEntries(Object.keys(names).map((it) => [it, newId()])) as Record<
  Name,
  string
>;

interface Held {
  office: Office;
  unit_id: string;
  on_behalf_of?: string;
}

/** A person of the cast as he comes to the gate, with the offices he holds in this scene. */
export function as(
  name: Name,
  held: Held[] = [],
  { company_id = units.company, reach = { own: [] } }: { company_id?: string; reach?: Reach } = {},
): Actor {
  const permitted = [...Object.values(contract), ask].map((it) => [it.id, reach] as const);
  return {
    kind: 'person',
    person_id: ids[name],
    name: names[name],
    locale: 'zh-CN',
    company_id,
    offices: held.map((it) => ({ on_behalf_of: undefined, ...it, holding_id: newId() })),
    permissions: new Map(permitted),
  };
}

export const idOf = (name: Name): string => ids[name];

export const petition = (actor: Actor): Petition => ({
  actor,
  at: new Date(),
  terms: {} as Petition['terms'],
  request_id: newId(),
});

/** What a module's use case does when something is to be decided. */
const ask = endpoint({
  id: 'test.ask',
  method: 'POST',
  path: '/test/requests',
  input: z.custom<Asking>(),
  output: z.object({ request_id: z.uuid() }),
});

export const asking = (more: Partial<Asking> = {}): Asking => {
  const about_id = more.about_id ?? newId();
  return {
    kind: 'test.review',
    about_id,
    sealed_under: about_id,
    company_id: units.company,
    project_id: units.project,
    chain: [{ office: 'reviewer', unit_id: units.project }],
    clause: 'information/3d',
    facts: { row_count: 3 },
    ...more,
  };
};

export async function request(perform: Perform, actor: Actor, what: Asking): Promise<string> {
  const useCase = async (act: Act) => ({ request_id: await requestApproval(act, what) });
  return (await perform(ask, useCase, petition(actor), what)).request_id;
}

/** Units, people, a vault with keys, and a table in which decisions leave their mark. */
export async function setTheStage(rows: Rows): Promise<void> {
  await rows(
    `insert into identity.unit (unit_id, parent_id, kind, code, name, created_at) values
     ($1, null, 'group', 'yunjing', '云璟集团', now()),
     ($2, $1, 'company', 'north', '云璟北方', now()),
     ($3, $2, 'project', 'terrace', '云璟台', now()),
     ($4, $2, 'project', 'harbour', '云璟港', now()),
     ($5, $1, 'company', 'south', '云璟南方', now()),
     ($6, $5, 'project', 'garden', '云璟园', now())`,
    ...Object.values(units),
  );
  for (const [name, person_id] of Object.entries(ids))
    await rows(
      `insert into identity.person (person_id, sign_in_name, sign_in_key, name, created_at)
       values ($1, $2, $2, $3, now())`,
      person_id,
      name,
      names[name as Name],
    );
  await rows('create table public.mark (request_id uuid, decision text, grounds jsonb)');
  await rows('grant insert on public.mark to kebu_staff');
  const folder = mkdtempSync(join(tmpdir(), 'kebu-keystore-'));
  const mirrors = [join(folder, 'a'), join(folder, 'b')];
  configureVault({
    keystore: await openKeystore({ mirrors, master_key: randomBytes(32) }),
    index_key: randomBytes(32),
    handle_key: randomBytes(32),
  });
}

/** A customer with a key, so that notes about him can be sealed. */
export async function newSubject(database: Database): Promise<string> {
  const customer_id = newId();
  await database.transaction({ role: 'kebu_system', settings: {} }, (db) =>
    createSubjects(db, [customer_id], new Date()),
  );
  return customer_id;
}
