import type pg from 'pg';

import { verifyLeaves } from '#modules/audit';
import { Database } from '#platform/database';

import { ownerOf } from '../../test/support/house.ts';
import { rowsOf, type Client } from '../../test/support/wire.ts';
import { Broken, type Course } from '../course.ts';
import type { Ground } from './ground.ts';
import { isAcknowledged, isRefused, type Journal, type Sent } from './journal.ts';

/** What belongs to one customer, each exactly as often as his history says. */
const PARTS = `
  select c.customer_id, c.seal_version as version,
    (select count(*) from customers.assignment a where a.customer_id = c.customer_id) = 1
      as assigned,
    (select count(*) from customers.customer_number n where n.customer_id = c.customer_id) = 1
      as numbered,
    (select count(*) from customers.submission s where s.customer_id = c.customer_id)
      = c.seal_version as submitted,
    (select count(*) from approvals.request q where q.about_id = c.customer_id)
      = c.seal_version as requested,
    (select count(*) from approvals.request q where q.about_id = c.customer_id
      and q.closed_at is null) = (c.state = 'pending_review')::int as waiting,
    (c.state = 'in_force') = exists (select from approvals.request q
      join approvals.signature s using (request_id)
      where q.about_id = c.customer_id and s.decision = 'approved') as signed,
    (select count(*) from consent.receipt r where r.customer_id = c.customer_id) = 1 as consented,
    (select count(*) from vault.search_token t where t.customer_id = c.customer_id) > 2 as found,
    (select count(*) from reception.follow_up f where f.customer_id = c.customer_id)
      = (select count(*) from reception.follow_up f
         join customers.timeline t on t.customer_id = f.customer_id and t.ref = f.follow_up_id
         where f.customer_id = c.customer_id) as followed,
    c.visit_count = (select count(*) from reception.follow_up f
      where f.customer_id = c.customer_id and f.kind = 'visit')
      + (select count(*) from reception.warm_card w where w.customer_id = c.customer_id
         and w.first_contact = 'visit') as counted,
    (select count(*) from audit.entry_subject e where e.customer_id = c.customer_id)
      >= c.seal_version + (select count(*) from reception.follow_up f
                           where f.customer_id = c.customer_id) as logged
  from customers.customer c`;

/** Rows that belong to no customer: halves of an act that was cut off. */
const HALVES = `
  select 'subject' as part from vault.subject s
  where not exists (select from customers.customer c where c.customer_id = s.customer_id)
  union all select 'number' from customers.customer_number n
  where not exists (select from customers.customer c where c.customer_id = n.customer_id)
  union all select 'token' from vault.search_token t
  where not exists (select from customers.customer c where c.customer_id = t.customer_id)
  union all select 'request' from approvals.request q
  where not exists (select from customers.customer c where c.customer_id = q.about_id)
  union all select 'timeline' from customers.timeline t
  where t.kind like 'follow_up%' and not exists
    (select from reception.follow_up f where f.follow_up_id = t.ref)`;

const UNDECIDED = `
  select 'closed without a word' as part from approvals.request q where q.closed_at is not null
  and not exists (select from approvals.signature s where s.request_id = q.request_id)
  and not exists (select from approvals.withdrawal w where w.request_id = q.request_id)`;

const refuse = (what: string, found: readonly unknown[]) => {
  if (found.length === 0) return;
  throw new Broken(`${what} (${found.length}): ${JSON.stringify(found.slice(0, 3))}`);
};

export interface Inspection {
  customer_count: number;
  entry_count: number;
  acknowledged_count: number;
  opened_count: number;
}

/**
 * What must hold after every fault, asked of PostgreSQL as its owner and of the server as its
 * people: nothing acknowledged is lost, nothing refused is there, nothing is half there or twice,
 * every entry of the log fits its leaf, every name opens and is found, nobody sees a stranger's
 * customer. `sample` limits the customers asked for over HTTP: the newest and some of the older.
 */
export async function inspect(
  course: Course,
  ground: Ground,
  { sample = Infinity } = {},
): Promise<Inspection> {
  const owner = await ownerOf(ground.data_dir);
  try {
    const customer_count = await inspectRows(owner, ground.journal);
    const entry_count = await inspectLog(owner);
    const opened_count = await inspectAnswers(course, ground, await keptIds(owner), sample);
    const { acknowledged_count } = ground.journal;
    return { customer_count, entry_count, acknowledged_count, opened_count };
  } finally {
    await owner.end();
  }
}

async function idsOf(owner: pg.Client, text: string): Promise<Set<string>> {
  const { rows } = await owner.query<{ id: string }>(text);
  return new Set(rows.map((it) => it.id));
}

const keptIds = (owner: pg.Client) =>
  idsOf(owner, 'select customer_id as id from customers.customer');

async function inspectRows(owner: pg.Client, journal: Journal): Promise<number> {
  const { rows } = await owner.query<Record<string, unknown>>(PARTS);
  const broken = rows
    .map((row) => [row.customer_id, ...Object.keys(row).filter((it) => row[it] === false)])
    .filter((it) => it.length > 1);
  refuse('customers that are not whole', broken);
  refuse('halves without a customer', (await owner.query(HALVES)).rows);
  refuse('requests closed by nobody', (await owner.query(UNDECIDED)).rows);

  const kept: Record<Sent['deed'], Set<string>> = {
    register: await keptIds(owner),
    card: await idsOf(owner, 'select customer_id as id from reception.warm_card'),
    follow_up: await idsOf(owner, 'select follow_up_id as id from reception.follow_up'),
    decide: await idsOf(owner, 'select request_id as id from approvals.signature'),
    revise: new Set(),
  };
  const { sent } = journal;
  const stored = sent.filter((it) => it.deed !== 'revise');
  const lost = stored.filter((it) => isAcknowledged(it) && !kept[it.deed].has(it.id));
  refuse('acknowledged and lost', lost);
  const undone = stored.filter((it) => it.deed !== 'decide' && isRefused(it));
  refuse(
    'refused and there',
    undone.filter((it) => kept[it.deed].has(it.id)),
  );
  refuseRevisions(rows, journal);
  return rows.length;
}

/** Each acknowledged answer to a revision is one version; each try is one at most. */
function refuseRevisions(rows: readonly Record<string, unknown>[], journal: Journal): void {
  const least = new Map<string, number>();
  const most = new Map<string, number>();
  for (const { deed, customer_id, statuses } of journal.sent) {
    if (deed !== 'revise') continue;
    const done = statuses.filter((it) => it === 200).length;
    const tried = statuses.filter((it) => it === undefined || it === 200 || it >= 500).length;
    least.set(customer_id, (least.get(customer_id) ?? 1) + done);
    most.set(customer_id, (most.get(customer_id) ?? 1) + tried);
  }
  const odd = rows.filter(({ customer_id, version }) => {
    const id = customer_id as string;
    return Number(version) < (least.get(id) ?? 1) || Number(version) > (most.get(id) ?? 1);
  });
  refuse('revisions lost or done twice', odd);
}

async function inspectLog(owner: pg.Client): Promise<number> {
  const { host, port, user, password, database } = owner;
  const connection = { host, port, user: user!, password: password!, database: database! };
  const asking = new Database({ connection, max: 1 });
  try {
    const { checked_count, mismatches } = await verifyLeaves(asking);
    refuse('entries of the log that do not fit their leaves', mismatches);
    return checked_count;
  } finally {
    await asking.close();
  }
}

/** The newest, and as many of the older ones, chosen by the drill's chance. */
function sampled(course: Course, all: readonly Sent[], sample: number): readonly Sent[] {
  if (all.length <= sample) return all;
  const newest = all.slice(-Math.ceil(sample / 2));
  const older = all.slice(0, -newest.length);
  return [...newest, ...Array.from({ length: sample / 2 }, () => course.chance.pick(older))];
}

function byCustomer(sent: readonly Sent[]): Map<string, Sent[]> {
  const about = new Map<string, Sent[]>();
  for (const it of sent) {
    const before = about.get(it.customer_id);
    if (before) before.push(it);
    else about.set(it.customer_id, [it]);
  }
  return about;
}

async function inspectAnswers(
  course: Course,
  ground: Ground,
  kept: ReadonlySet<string>,
  sample: number,
): Promise<number> {
  const { journal, cookies } = ground;
  const made = journal.sent.filter((it) => it.deed === 'register' || it.deed === 'card');
  const asked = sampled(
    course,
    made.filter((it) => kept.has(it.id)),
    sample,
  );
  const clients = cookies.consultants.map((it) => ground.client(it));
  const about = byCustomer(journal.sent);
  for (const sent of asked) {
    const client = clients[sent.writer]!;
    await inspectOne(client, sent, about.get(sent.id)!);
    const stranger = clients[(sent.writer + 1) % clients.length]!;
    const foreign = await stranger.get(`/api/customers/${sent.id}`);
    if (clients.length > 1 && foreign.status !== 404)
      throw new Broken(`a stranger's customer answers ${foreign.status}`);
  }
  return asked.length;
}

/** One customer as his consultant sees him: name, the last remark, found by phone, every contact. */
async function inspectOne(client: Client, sent: Sent, all: readonly Sent[]): Promise<void> {
  const { status, body } = await client.get(`/api/customers/${sent.id}`);
  const [name, remark] = sent.words.split('\n') as [string, string];
  if (status !== 200 || body.name !== name)
    throw new Broken(`customer ${sent.id} answers ${status} and does not open by name`);
  const shown = (body.contact as { remark?: string }).remark;
  if (!possibleRemarks(remark, all).includes(shown ?? ''))
    throw new Broken(`customer ${sent.id} does not show his last revision`);
  const found = rowsOf<{ customer_id: string }>(
    await client.post('/api/customers/search', { term: sent.phone }),
  );
  if (!found.some((it) => it.customer_id === sent.id))
    throw new Broken(`customer ${sent.id} is not found by phone`);
  const follow_ups = all.filter((it) => it.deed === 'follow_up');
  if (follow_ups.length > 0) await inspectFollowUps(client, sent.id, follow_ups);
}

/** What may be shown: the last acknowledged words, or those of any later try nobody answered. */
function possibleRemarks(first: string, all: readonly Sent[]): string[] {
  let possible = [first];
  for (const it of all.filter((one) => one.deed === 'revise')) {
    if (isAcknowledged(it)) possible = [it.words];
    else if (!isRefused(it)) possible.push(it.words);
  }
  return possible;
}

async function inspectFollowUps(client: Client, customer_id: string, sent: readonly Sent[]) {
  const shown = new Map<string, string | null>();
  let cursor = '';
  do {
    const path = `/api/reception/customers/${customer_id}/follow-ups?limit=100${cursor}`;
    const page = await client.get(path);
    const rows = rowsOf<{ follow_up_id: string; content: string | null }>(page);
    for (const it of rows) {
      if (shown.has(it.follow_up_id)) throw new Broken(`follow-up ${it.follow_up_id} twice`);
      shown.set(it.follow_up_id, it.content);
    }
    cursor = page.body.next ? `&cursor=${encodeURIComponent(String(page.body.next))}` : '';
  } while (cursor !== '');
  const wrong = sent.filter((it) => isAcknowledged(it) && shown.get(it.id) !== it.words);
  refuse(
    'follow-ups that do not read as written',
    wrong.map((it) => it.id),
  );
}
