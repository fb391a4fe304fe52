type Rows = (text: string, ...values: unknown[]) => Promise<unknown[]>;

/** Company, project, team and person all of it belongs to. */
export type Place = readonly [string, string, string, string];

/** Invented ids in rotation: so many people, teams and projects share what there is. */
const among = (count: number, kind: string) =>
  `('00000000-0000-7000-${kind}-' || lpad(to_hex(n % ${count}), 12, '0'))::uuid`;
const shared = { project: among(20, '9000'), team: among(60, '9001'), person: among(300, '9002') };
const whole = { project: '$2::uuid', team: '$3::uuid', person: '$4::uuid' };

/**
 * Archives of one consultant, a card, a follow-up, a call and an entry of the log for each, written
 * past the application: for plans, not for reading, because nothing in them opens.
 */
export async function fillMany(
  rows: Rows,
  place: Place,
  count: number,
  { isShared = false } = {},
): Promise<void> {
  const { project, team, person } = isShared ? shared : whole;
  await rows('set session_replication_role = replica');
  const made = `select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    timestamptz '2024-01-01' + n * interval '1 hour' as at, n, $1::uuid as company,
    ${project} as project, ${team} as team, ${person} as person, '\\x00'::bytea as sealed
    from generate_series(1, ${count}) n
    where $2::uuid is not null and $3::uuid is not null and $4::uuid is not null`;
  const fill = (into: string, values: string) =>
    rows(`insert into ${into} select ${values} from (${made}) made`, ...place);
  await fill('vault.subject (customer_id, key_slot, created_at)', 'id, n, at');
  await fill(
    `customers.customer (customer_id, number, kind, company_id, project_id, team_id, owner_id,
       state, lawful_for, intake_channel, intent_grade, entered_by, identity, seal_version,
       key_slot, created_at, updated_at)`,
    `id, n::text, 'individual', company, project, team, person, 'in_force',
     case when n % 10 = 0 then '{}'::text[] else '{sales}' end, 'walk_in', 'B', person, sealed, 1,
     n, at, at`,
  );
  await fill('customers.customer_number', 'n::text, id, at');
  await fill(
    `reception.warm_card (customer_id, card_id, company_id, project_id, consultant_id,
       first_contact, first_at, on_day, is_short, elements, seal_version, filled_by, filled_at,
       updated_at)`,
    `id, id, company, project, person, 'visit', at, at::date, false, sealed, 1, person, at, at`,
  );
  await fill(
    `reception.follow_up (customer_id, follow_up_id, company_id, project_id, kind, at, outcome,
       sealed, logged_by, logged_at)`,
    `id, id, company, project, 'call', at, 'interested', sealed, person, at`,
  );
  await fill(
    `audit.entry (entry_id, at, actor_kind, actor_id, offices, company_id, action, outcome,
       subject_count, facts, request_id, leaf)`,
    `id, at, 'person', person, '{}', company, 'customers.read-customer', 'done', 0, '{}', id, sealed`,
  );
  await fillAround(fill);
  await rows('set session_replication_role = origin');
  await rows('vacuum analyze');
}

/** What gathers round each archive: its line of time, who looked, its marks, its review. */
async function fillAround(fill: (into: string, values: string) => Promise<unknown>) {
  await fill('customers.timeline (customer_id, at, event_id, kind)', `id, at, id, 'registered'`);
  await fill('audit.entry_subject (customer_id, at, entry_id)', 'id, at, id');
  await fill('vault.search_token (kind, token, extra, customer_id)', '1, n, 0, id');
  await fill('vault.case_key (case_id, key_slot, created_at)', 'id, n, at');
  await fill(
    `reception.inquiry (inquiry_id, case_id, company_id, project_id, kind, at, on_day,
       intake_channel, logged_by, sealed)`,
    `id, id, company, project, 'call', at, at::date, 'phone_call', person, sealed`,
  );
  await fill(
    `customers.assignment (customer_id, assignment_id, owner_id, team_id, project_id, assigned_by,
       opened_at)`,
    'id, id, person, team, project, person, at',
  );
  await fill(
    `consent.receipt (customer_id, receipt_id, purpose, basis, channel, evidence_kind, given_at)`,
    `id, id, 'sales', 'consent', 'walk_in', 'oral', at`,
  );
  await fill(
    `approvals.request (request_id, kind, about_id, sealed_under, company_id, project_id,
       requested_by, requested_at, clause, regime_version, facts, closed_at)`,
    `id, 'customers.archive-review', id, id, company, project, person, at, 'information/3b', '1',
     '{}', at`,
  );
}
