-- What the migrations add up to, made from the catalog to be read; not a script.
-- UPDATE_GOLDEN=1 npx vitest run test/golden/schema.test.ts

view approvals.line
  request_id uuid
  kind text
  about_id uuid
  sealed_under uuid
  company_id uuid
  project_id uuid
  project_name text
  requested_by uuid
  requested_by_name text
  requested_at timestamp with time zone
  clause text
  regime_version text
  facts jsonb
  closed_at timestamp with time zone
  step_count integer
  signed_count integer
  outcome text
  waiting_step_no smallint
  waiting_office text
  waiting_unit_id uuid
  waiting_unit_name text
  grant kebu_staff: select
  |  SELECT r.request_id,
  |     r.kind,
  |     r.about_id,
  |     r.sealed_under,
  |     r.company_id,
  |     r.project_id,
  |     project.name AS project_name,
  |     r.requested_by,
  |     requester.name AS requested_by_name,
  |     r.requested_at,
  |     r.clause,
  |     r.regime_version,
  |     r.facts,
  |     r.closed_at,
  |     chain.step_count,
  |     signed.signed_count,
  |         CASE
  |             WHEN w.request_id IS NOT NULL THEN 'withdrawn'::text
  |             WHEN signed.refused_as IS NOT NULL THEN signed.refused_as
  |             WHEN signed.signed_count = chain.step_count THEN 'approved'::text
  |             ELSE 'open'::text
  |         END AS outcome,
  |     step.step_no AS waiting_step_no,
  |     step.office AS waiting_office,
  |     step.unit_id AS waiting_unit_id,
  |     unit.name AS waiting_unit_name
  |    FROM approvals.request r
  |      JOIN identity.person requester ON requester.person_id = r.requested_by
  |      LEFT JOIN identity.unit project ON project.unit_id = r.project_id
  |      LEFT JOIN approvals.withdrawal w ON w.request_id = r.request_id
  |      CROSS JOIN LATERAL ( SELECT count(*)::integer AS step_count
  |            FROM approvals.step s
  |           WHERE s.request_id = r.request_id) chain
  |      CROSS JOIN LATERAL ( SELECT count(*)::integer AS signed_count,
  |             min(g.decision) FILTER (WHERE g.decision <> 'approved'::text) AS refused_as
  |            FROM approvals.signature g
  |           WHERE g.request_id = r.request_id) signed
  |      LEFT JOIN approvals.step step ON r.closed_at IS NULL AND step.request_id = r.request_id AND step.step_no = (signed.signed_count + 1)
  |      LEFT JOIN identity.unit unit ON unit.unit_id = step.unit_id;

table approvals.request
  request_id uuid not null
  kind text not null
  about_id uuid not null
  sealed_under uuid not null
  company_id uuid not null
  project_id uuid
  requested_by uuid not null
  requested_at timestamp with time zone not null
  clause text not null
  regime_version text not null
  facts jsonb not null
  closed_at timestamp with time zone
  · PRIMARY KEY (request_id)
  · UNIQUE (request_id, company_id)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (requested_by) REFERENCES identity.person(person_id)
  · CHECK ((kind ~ '^[a-z]+\.[a-z-]+$'::text))
  index btree (about_id)
  index btree (company_id, kind, requested_at DESC, request_id DESC)
  index btree (company_id, requested_at DESC, request_id DESC)
  index btree (company_id, requested_at DESC, request_id DESC) WHERE (closed_at IS NULL)
  index btree (project_id, requested_at DESC, request_id DESC)
  index btree (requested_by, requested_at DESC, request_id DESC)
  index unique btree (kind, about_id) WHERE (closed_at IS NULL)
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (closed_at)

table approvals.signature
  request_id uuid not null
  company_id uuid not null
  step_no smallint not null
  decision text not null
  reason_code text
  note bytea
  signed_by uuid not null
  on_behalf_of uuid
  signed_at timestamp with time zone not null
  · PRIMARY KEY (request_id, step_no)
  · FOREIGN KEY (on_behalf_of) REFERENCES identity.person(person_id)
  · FOREIGN KEY (request_id, company_id) REFERENCES approvals.request(request_id, company_id)
  · FOREIGN KEY (request_id, step_no) REFERENCES approvals.step(request_id, step_no)
  · FOREIGN KEY (signed_by) REFERENCES identity.person(person_id)
  · CHECK ((decision = ANY (ARRAY['approved'::text, 'returned'::text, 'declined'::text])))
  index btree (signed_by, signed_at DESC)
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table approvals.step
  request_id uuid not null
  company_id uuid not null
  step_no smallint not null
  office text not null
  unit_id uuid not null
  · PRIMARY KEY (request_id, step_no)
  · FOREIGN KEY (request_id, company_id) REFERENCES approvals.request(request_id, company_id)
  · FOREIGN KEY (unit_id) REFERENCES identity.unit(unit_id)
  · CHECK ((step_no > 0))
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table approvals.withdrawal
  request_id uuid not null
  company_id uuid not null
  withdrawn_by uuid not null
  withdrawn_at timestamp with time zone not null
  · PRIMARY KEY (request_id)
  · FOREIGN KEY (request_id, company_id) REFERENCES approvals.request(request_id, company_id)
  · FOREIGN KEY (withdrawn_by) REFERENCES identity.person(person_id)
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table audit.entry
  entry_id uuid not null
  at timestamp with time zone not null
  actor_kind text not null
  actor_id uuid
  on_behalf_of uuid
  offices text[] not null
  company_id uuid
  action text not null
  outcome text not null
  refusal_code text
  scope text
  purpose text
  clause text
  regime_version text
  subject_count integer not null
  facts jsonb not null
  request_id uuid not null
  leaf bytea not null
  xid xid8 not null default pg_current_xact_id()
  · PRIMARY KEY (entry_id)
  · CHECK ((actor_kind = ANY (ARRAY['person'::text, 'guest'::text, 'subject'::text, 'system'::text])))
  · CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
  index btree (actor_id, at DESC, entry_id DESC) INCLUDE (action, outcome, company_id)
  index btree (at DESC, entry_id DESC)
  index btree (company_id, at DESC, entry_id DESC) INCLUDE (action, outcome, actor_id)
  policy read_company to kebu_company for select using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy read_own to kebu_own, kebu_project, kebu_team for select using (actor_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  policy read_system to kebu_system for select using true
  policy write_staff to kebu_door, kebu_guest, kebu_staff for insert check true
  grant kebu_door: insert
  grant kebu_guest: insert
  grant kebu_staff: insert, select

table audit.entry_subject
  customer_id uuid not null
  at timestamp with time zone not null
  entry_id uuid not null
  · PRIMARY KEY (customer_id, at, entry_id)
  index btree (entry_id)
  policy read_company to kebu_company for select using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy read_opened to kebu_own, kebu_project, kebu_team for select using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy read_system to kebu_system for select using true
  policy write_staff to kebu_door, kebu_guest, kebu_staff for insert check true
  grant kebu_door: insert
  grant kebu_guest: insert
  grant kebu_staff: insert, select

table consent.notice
  code text not null
  version integer not null
  title_zh text not null
  title_en text not null
  text_zh text not null
  text_en text not null
  purposes text[] not null
  in_force_at timestamp with time zone not null
  published_by uuid
  · PRIMARY KEY (code, version)
  · FOREIGN KEY (published_by) REFERENCES identity.person(person_id)
  · CHECK ((version > 0))
  grant kebu_door: insert
  grant kebu_guest: select
  grant kebu_staff: insert, select

table consent.purpose
  code text not null
  name_zh text not null
  name_en text not null
  description_zh text not null
  description_en text not null
  lawful_basis text not null
  owner_office text not null
  retain_days integer not null
  recipients_zh text not null
  recipients_en text not null
  clause text not null
  created_at timestamp with time zone not null
  closed_at timestamp with time zone
  version integer not null default 1
  · PRIMARY KEY (code)
  · CHECK ((code ~ '^[a-z_]{2,40}$'::text))
  · CHECK ((lawful_basis = ANY (ARRAY['consent'::text, 'contract'::text, 'legal_duty'::text])))
  · CHECK ((retain_days > 0))
  · CHECK ((version > 0))
  grant kebu_door: insert
  grant kebu_guest: select
  grant kebu_staff: insert, select, update (name_zh, name_en, description_zh, description_en, lawful_basis, owner_office, retain_days, recipients_zh, recipients_en, clause, closed_at, version)

table consent.purpose_version
  code text not null
  version integer not null
  name_zh text not null
  name_en text not null
  description_zh text not null
  description_en text not null
  lawful_basis text not null
  owner_office text not null
  retain_days integer not null
  recipients_zh text not null
  recipients_en text not null
  clause text not null
  is_open boolean not null
  revised_at timestamp with time zone not null
  revised_by uuid
  · PRIMARY KEY (code, version)
  · FOREIGN KEY (code) REFERENCES consent.purpose(code)
  · FOREIGN KEY (revised_by) REFERENCES identity.person(person_id)
  · CHECK ((lawful_basis = ANY (ARRAY['consent'::text, 'contract'::text, 'legal_duty'::text])))
  · CHECK ((retain_days > 0))
  · CHECK ((version > 0))
  grant kebu_staff: insert, select

table consent.receipt
  customer_id uuid not null
  receipt_id uuid not null
  purpose text not null
  basis text not null
  notice_code text
  notice_version integer
  channel text not null
  evidence_kind text not null
  evidence bytea
  given_at timestamp with time zone not null
  taken_by uuid
  · PRIMARY KEY (customer_id, receipt_id)
  · FOREIGN KEY (customer_id) REFERENCES vault.subject(customer_id)
  · FOREIGN KEY (notice_code, notice_version) REFERENCES consent.notice(code, version)
  · FOREIGN KEY (purpose) REFERENCES consent.purpose(code)
  · CHECK ((basis = ANY (ARRAY['consent'::text, 'contract'::text, 'legal_duty'::text, 'to_be_confirmed'::text])))
  · CHECK ((evidence_kind = ANY (ARRAY['signature'::text, 'sms_code'::text, 'checkbox'::text, 'recording'::text, 'oral'::text, 'paper'::text, 'imported'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table consent.withdrawal
  customer_id uuid not null
  withdrawal_id uuid not null
  purpose text not null
  channel text not null
  withdrawn_at timestamp with time zone not null
  recorded_by uuid
  · PRIMARY KEY (customer_id, withdrawal_id)
  · FOREIGN KEY (customer_id) REFERENCES vault.subject(customer_id)
  · FOREIGN KEY (purpose) REFERENCES consent.purpose(code)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table custody.export
  export_id uuid not null
  company_id uuid not null
  register text not null
  filters jsonb not null
  scope text not null
  purpose text not null
  format text not null
  has_identity boolean not null
  row_count integer
  file_id uuid
  requested_by uuid not null
  requested_at timestamp with time zone not null
  completed_at timestamp with time zone
  failed_at timestamp with time zone
  columns text[] not null default '{}'::text[]
  failure text
  fixed_at timestamp with time zone
  fixed_count integer
  dropped_count integer
  destroyed_at timestamp with time zone
  row_ids uuid[]
  · PRIMARY KEY (export_id)
  · FOREIGN KEY (requested_by) REFERENCES identity.person(person_id)
  · CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text])))
  index btree (COALESCE(completed_at, failed_at)) WHERE (destroyed_at IS NULL)
  index btree (company_id, requested_at DESC, export_id DESC)
  index btree (requested_by, requested_at DESC, export_id DESC)
  policy company to kebu_company for select using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy own to kebu_company, kebu_own, kebu_project, kebu_team using (requested_by = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) check true
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (row_count, file_id, completed_at, failed_at, failure, fixed_at, fixed_count, dropped_count)
  grant kebu_system: update (destroyed_at)

table custody.export_chunk
  export_id uuid not null
  chunk_no integer not null
  row_ids uuid[] not null
  · PRIMARY KEY (export_id, chunk_no)
  · FOREIGN KEY (export_id) REFERENCES custody.export(export_id)
  grant kebu_staff: insert
  grant kebu_system: select

table custody.export_part
  export_id uuid not null
  part_no integer not null
  file_id uuid not null
  row_count integer not null
  next_cursor text
  made_at timestamp with time zone not null
  · PRIMARY KEY (export_id, part_no)
  · FOREIGN KEY (export_id) REFERENCES custody.export(export_id)
  grant kebu_system: delete, insert, select

table custody.reveal
  customer_id uuid not null
  reveal_id uuid not null
  company_id uuid not null
  field text not null
  reason_code text not null
  reason bytea
  reader_id uuid not null
  revealed_at timestamp with time zone not null
  until_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, reveal_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (reader_id) REFERENCES identity.person(person_id)
  index btree (company_id, revealed_at DESC, reveal_id DESC)
  index btree (reader_id, revealed_at DESC, reveal_id DESC)
  policy company to kebu_company using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check true
  policy own to kebu_own, kebu_project, kebu_team using (reader_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) check true
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.assignment
  customer_id uuid not null
  assignment_id uuid not null
  owner_id uuid not null
  team_id uuid
  project_id uuid not null
  assigned_by uuid not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  reason_code text
  · PRIMARY KEY (customer_id, assignment_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (owner_id) REFERENCES identity.person(person_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (team_id) REFERENCES identity.unit(unit_id)
  index unique btree (customer_id) WHERE (closed_at IS NULL)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (closed_at)

table customers.attachment
  customer_id uuid not null
  attachment_id uuid not null
  kind text not null
  ref_id uuid
  file_id uuid not null
  thumb_id uuid
  media_type text not null
  byte_count bigint not null
  digest bytea not null
  added_by uuid not null
  added_at timestamp with time zone not null
  removed_by uuid
  removed_at timestamp with time zone
  remove_reason text
  · PRIMARY KEY (customer_id, attachment_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · CHECK (((removed_at IS NULL) = (remove_reason IS NULL)))
  · CHECK ((kind = ANY (ARRAY['paper_card'::text, 'id_document'::text, 'contract'::text, 'photo'::text, 'voice'::text, 'other'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (removed_by, removed_at, remove_reason)

table customers.change
  customer_id uuid not null
  change_id uuid not null
  field text not null
  sealed bytea not null
  source text not null
  request_id uuid
  changed_by uuid not null
  changed_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, change_id, field)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.channel
  code text not null
  name_zh text not null
  name_en text not null
  created_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (code)
  · CHECK ((code ~ '^[a-z_]{2,40}$'::text))
  grant kebu_guest: select
  grant kebu_staff: insert, select, update (closed_at)

table customers.classification
  customer_id uuid not null
  classification_id uuid not null
  company_id uuid not null
  dimension text not null
  code text not null
  version integer not null
  classified_by uuid not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (customer_id, classification_id)
  · FOREIGN KEY (company_id, dimension, code, version) REFERENCES customers.dimension_code(company_id, dimension, code, version)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  index unique btree (customer_id, dimension) WHERE (closed_at IS NULL)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (closed_at)

table customers.correction
  customer_id uuid not null
  request_id uuid not null
  sealed bytea not null
  fields text[] not null
  seal_version integer not null
  reason_code text not null
  requested_by uuid not null
  requested_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, request_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · CHECK ((cardinality(fields) > 0))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.customer
  customer_id uuid not null
  number text not null
  kind text not null
  company_id uuid not null
  project_id uuid not null
  team_id uuid
  owner_id uuid
  state text not null
  lawful_for text[] not null
  intake_channel text not null
  awareness_channel text
  intent_grade text
  is_scouting boolean not null default false
  entered_by uuid not null
  visit_count integer not null default 0
  call_count integer not null default 0
  first_visit_on date
  last_contact_at timestamp with time zone
  next_contact_on date
  gender text
  birth_year smallint
  age_band text
  marital_status text
  education text
  occupation text
  employer_kind text
  housing_tenure text
  need text
  buying_for text
  area_band text
  price_band text
  income_band text
  region_code text
  identity bytea not null
  contact bytea
  sensitive bytea
  seal_version integer not null
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  import_batch_id uuid
  key_slot bigint not null
  · PRIMARY KEY (customer_id)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (customer_id) REFERENCES vault.subject(customer_id)
  · FOREIGN KEY (intake_channel) REFERENCES customers.channel(code)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · CHECK ((gender = ANY (ARRAY['male'::text, 'female'::text])))
  · CHECK ((intent_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
  · CHECK ((kind = ANY (ARRAY['individual'::text, 'company'::text, 'dealer'::text])))
  · CHECK ((state = ANY (ARRAY['received'::text, 'screened_out'::text, 'entered'::text, 'pending_review'::text, 'returned'::text, 'in_force'::text, 'voided'::text, 'quarantined'::text])))
  index btree (company_id, created_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, next_contact_on, owner_id, project_id)
  index btree (company_id, intent_grade, intake_channel, created_at) INCLUDE (updated_at, customer_id, import_batch_id, lawful_for, state, kind, awareness_channel, next_contact_on, owner_id, project_id)
  index btree (company_id, updated_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, created_at, next_contact_on, owner_id, project_id)
  index btree (import_batch_id, customer_id) WHERE (import_batch_id IS NOT NULL)
  index btree (owner_id, created_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, intent_grade, intake_channel, next_contact_on, is_scouting, last_contact_at, project_id, team_id, company_id)
  index btree (owner_id, next_contact_on) WHERE (next_contact_on IS NOT NULL)
  index btree (owner_id, updated_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, created_at, next_contact_on, project_id)
  index btree (project_id, created_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, next_contact_on, owner_id)
  index btree (project_id, intent_grade, intake_channel, created_at) INCLUDE (updated_at, customer_id, import_batch_id, lawful_for, state, kind, awareness_channel, next_contact_on, owner_id)
  index btree (project_id, updated_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, created_at, next_contact_on, owner_id)
  index btree (team_id, updated_at DESC, customer_id DESC) INCLUDE (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel, created_at, next_contact_on, owner_id, project_id)
  policy company to kebu_company using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check true
  policy dedupe to kebu_dedupe for select using true
  policy own to kebu_own using (owner_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) check true
  policy project to kebu_project using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[])) check true
  policy system to kebu_system using true check true
  policy team to kebu_team using (team_id = ANY ((NULLIF(current_setting('app.team_ids'::text, true), ''::text))::uuid[])) check true
  policy whole_batches (restrictive) to kebu_company, kebu_own, kebu_project, kebu_team using (COALESCE(import_batch_id, '00000000-0000-0000-0000-000000000000'::uuid) <> ALL (ARRAY( SELECT p.batch_id
   FROM customers.import_in_progress p))) check true
  grant kebu_dedupe: select (customer_id, company_id, project_id, state, identity, contact, seal_version, key_slot)
  grant kebu_staff: insert, select, update

table customers.customer_number
  number text not null
  customer_id uuid not null
  issued_at timestamp with time zone not null
  · PRIMARY KEY (number)
  index btree (customer_id) INCLUDE (number)
  grant kebu_staff: insert, select

table customers.dimension
  company_id uuid not null
  code text not null
  name_zh text not null
  name_en text not null
  added_by uuid not null
  added_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (company_id, code)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  grant kebu_staff: insert, select, update (closed_at)

table customers.dimension_code
  company_id uuid not null
  dimension text not null
  code text not null
  version integer not null
  name_zh text not null
  name_en text not null
  added_by uuid not null
  added_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (company_id, dimension, code, version)
  · FOREIGN KEY (company_id, dimension) REFERENCES customers.dimension(company_id, code)
  · CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  index unique btree (company_id, dimension, code) WHERE (closed_at IS NULL)
  grant kebu_staff: insert, select, update (closed_at)

table customers.extra_value
  customer_id uuid not null
  field text not null
  plain jsonb
  sealed bytea
  seal_version integer not null
  updated_by uuid not null
  updated_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, field)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update

table customers.field
  company_id uuid not null
  code text not null
  version integer not null
  name_zh text not null
  name_en text not null
  kind text not null
  class text not null
  section text not null
  purposes text[] not null
  kinds text[] not null
  is_wanted boolean not null
  choices jsonb not null
  added_by uuid not null
  added_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (company_id, code, version)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · CHECK ((cardinality(kinds) > 0))
  · CHECK ((cardinality(purposes) > 0))
  · CHECK ((class = ANY (ARRAY['public'::text, 'internal'::text, 'important'::text, 'sensitive'::text])))
  · CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text))
  · CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'day'::text, 'choice'::text, 'choices'::text, 'flag'::text])))
  · CHECK ((section = ANY (ARRAY['profile'::text, 'demand'::text, 'contact'::text, 'classification'::text])))
  index unique btree (company_id, code) WHERE (closed_at IS NULL)
  grant kebu_staff: insert, select, update (closed_at)

table customers.import_batch
  batch_id uuid not null
  case_id uuid not null
  file_id uuid
  company_id uuid not null
  project_id uuid not null
  intake_channel text not null
  purpose text not null
  basis text not null
  provenance bytea not null
  notice_code text
  notice_version integer
  file_digest bytea not null
  started_by uuid not null
  started_at timestamp with time zone not null
  state text not null
  mapping jsonb not null
  row_count integer not null default 0
  staged_count integer not null default 0
  accepted_count integer not null default 0
  duplicate_count integer not null default 0
  rejected_count integer not null default 0
  applied_count integer not null default 0
  request_id uuid
  completed_at timestamp with time zone
  preview bytea
  sheet_no integer
  header_row integer
  staged_through integer not null default 0
  applied_through integer not null default 0
  moved_at timestamp with time zone not null
  destroyed_at timestamp with time zone
  spent_case_id uuid
  · PRIMARY KEY (batch_id)
  · FOREIGN KEY (case_id) REFERENCES vault.case_key(case_id)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (intake_channel) REFERENCES customers.channel(code)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (spent_case_id) REFERENCES vault.case_key(case_id)
  index btree (batch_id) WHERE (spent_case_id IS NOT NULL)
  index btree (company_id, file_digest)
  index btree (company_id, started_at DESC, batch_id DESC)
  index btree (moved_at, batch_id) WHERE (destroyed_at IS NULL)
  policy company to kebu_company using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check true
  policy own to kebu_own using (started_by = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) check true
  policy project to kebu_project, kebu_team using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[])) check true
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update

table customers.import_in_progress
  batch_id uuid not null
  · PRIMARY KEY (batch_id)
  · FOREIGN KEY (batch_id) REFERENCES customers.import_batch(batch_id)
  grant kebu_staff: select
  grant kebu_system: delete, insert

table customers.import_row
  batch_id uuid not null
  row_no integer not null
  verdict text not null
  reasons text[] not null
  sealed bytea not null
  customer_id uuid
  · PRIMARY KEY (batch_id, row_no)
  · FOREIGN KEY (batch_id) REFERENCES customers.import_batch(batch_id)
  · CHECK ((verdict = ANY (ARRAY['accepted'::text, 'duplicate'::text, 'rejected'::text, 'quarantined'::text])))
  index btree (batch_id, verdict, row_no)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (batch_id = (NULLIF(current_setting('app.batch_id'::text, true), ''::text))::uuid) check (batch_id = (NULLIF(current_setting('app.batch_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: delete, insert, select, update

view customers.line
  customer_id uuid
  number text
  kind text
  company_id uuid
  project_id uuid
  team_id uuid
  owner_id uuid
  state text
  lawful_for text[]
  intake_channel text
  awareness_channel text
  intent_grade text
  is_scouting boolean
  entered_by uuid
  visit_count integer
  call_count integer
  first_visit_on date
  last_contact_at timestamp with time zone
  next_contact_on date
  identity bytea
  seal_version integer
  created_at timestamp with time zone
  updated_at timestamp with time zone
  key_slot bigint
  project_name text
  owner_name text
  grant kebu_staff: select
  |  SELECT c.customer_id,
  |     c.number,
  |     c.kind,
  |     c.company_id,
  |     c.project_id,
  |     c.team_id,
  |     c.owner_id,
  |     c.state,
  |     c.lawful_for,
  |     c.intake_channel,
  |     c.awareness_channel,
  |     c.intent_grade,
  |     c.is_scouting,
  |     c.entered_by,
  |     c.visit_count,
  |     c.call_count,
  |     c.first_visit_on,
  |     c.last_contact_at,
  |     c.next_contact_on,
  |     c.identity,
  |     c.seal_version,
  |     c.created_at,
  |     c.updated_at,
  |     c.key_slot,
  |     p.name AS project_name,
  |     o.name AS owner_name
  |    FROM customers.customer c
  |      LEFT JOIN identity.unit p ON p.unit_id = c.project_id
  |      LEFT JOIN identity.person o ON o.person_id = c.owner_id;

table customers.relation
  customer_id uuid not null
  relation_id uuid not null
  kind text not null
  other_customer_id uuid
  sealed bytea
  is_minor boolean not null default false
  consent_by text
  notice_code text
  notice_version integer
  evidence_kind text
  added_by uuid not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (customer_id, relation_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (notice_code, notice_version) REFERENCES consent.notice(code, version)
  · CHECK (((NOT is_minor) OR (consent_by = 'guardian'::text)))
  · CHECK (((other_customer_id IS NOT NULL) OR ((sealed IS NOT NULL) AND (consent_by IS NOT NULL) AND (notice_version IS NOT NULL) AND (evidence_kind IS NOT NULL))))
  · CHECK ((consent_by = ANY (ARRAY['self'::text, 'guardian'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (closed_at)

table customers.screening
  customer_id uuid not null
  screening_id uuid not null
  verdict text not null
  reason_code text
  screened_by uuid not null
  screened_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, screening_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · CHECK ((verdict = ANY (ARRAY['qualified'::text, 'invalid'::text, 'duplicate'::text, 'scouting'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.submission
  customer_id uuid not null
  submission_id uuid not null
  request_id uuid
  batch_id uuid
  submitted_by uuid not null
  submitted_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, submission_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.timeline
  customer_id uuid not null
  at timestamp with time zone not null
  event_id uuid not null
  kind text not null
  ref uuid
  by_id uuid
  facts jsonb not null default '{}'::jsonb
  · PRIMARY KEY (customer_id, at, event_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table customers.voiding
  customer_id uuid not null
  reason_code text not null
  voided_by uuid not null
  voided_at timestamp with time zone not null
  · PRIMARY KEY (customer_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table duties.duty
  about_id uuid not null
  duty_id uuid not null
  company_id uuid not null
  project_id uuid not null
  owner_id uuid not null
  kind text not null
  clause text not null
  from_on date not null
  by_on date not null
  sealed bytea
  standing text not null default 'open'::text
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  proof_id uuid
  · PRIMARY KEY (about_id, duty_id)
  · FOREIGN KEY (owner_id) REFERENCES identity.person(person_id)
  · CHECK (((standing = 'open'::text) = (closed_at IS NULL)))
  · CHECK ((by_on >= from_on))
  · CHECK ((kind ~ '^[a-z_]{3,40}$'::text))
  · CHECK ((standing = ANY (ARRAY['open'::text, 'met'::text, 'overtaken'::text, 'dropped'::text])))
  index btree (owner_id, kind, by_on) WHERE (standing = 'open'::text)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (about_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (about_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy own_work to kebu_own for select using (owner_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (owner_id, standing, closed_at, closed_by, proof_id)

table files.file
  file_id uuid not null
  case_id uuid not null
  byte_count bigint not null
  media_type text not null
  name bytea not null
  uploaded_by uuid not null
  uploaded_at timestamp with time zone not null
  · PRIMARY KEY (file_id)
  · FOREIGN KEY (case_id) REFERENCES vault.case_key(case_id)
  grant kebu_staff: delete, insert, select
  grant kebu_system: delete

table forms.form
  form_id uuid not null
  company_id uuid not null
  project_id uuid not null
  token text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (form_id)
  · UNIQUE (token)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  index btree (company_id, made_at DESC)
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy guest to kebu_guest for select using (closed_at IS NULL)
  policy system to kebu_system using true check true
  grant kebu_guest: select
  grant kebu_staff: insert, select, update (closed_at)

table forms.submission
  submission_id uuid not null
  company_id uuid not null
  project_id uuid not null
  form_id uuid
  version integer
  via text not null
  channel text not null
  notice_code text not null
  notice_version integer not null
  agreed text[] not null
  received_at timestamp with time zone not null
  plain jsonb not null
  sealed bytea not null
  entered_by uuid
  verdict text
  screened_by uuid
  screened_at timestamp with time zone
  customer_id uuid
  destroyed_at timestamp with time zone
  · PRIMARY KEY (submission_id)
  · FOREIGN KEY (channel) REFERENCES customers.channel(code)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (entered_by) REFERENCES identity.person(person_id)
  · FOREIGN KEY (form_id, version) REFERENCES forms.version(form_id, version)
  · FOREIGN KEY (notice_code, notice_version) REFERENCES consent.notice(code, version)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (screened_by) REFERENCES identity.person(person_id)
  · FOREIGN KEY (submission_id) REFERENCES vault.case_key(case_id)
  · CHECK (((verdict IS NULL) = (screened_at IS NULL)))
  · CHECK ((verdict = ANY (ARRAY['qualified'::text, 'invalid'::text, 'duplicate'::text, 'scouting'::text])))
  · CHECK ((via = ANY (ARRAY['link'::text, 'kiosk'::text, 'staff'::text])))
  index btree (company_id, received_at DESC, submission_id DESC)
  index btree (company_id, received_at DESC, submission_id DESC) WHERE (verdict IS NULL)
  index btree (form_id)
  index btree (project_id, received_at DESC, submission_id DESC)
  index btree (project_id, received_at DESC, submission_id DESC) WHERE (verdict IS NULL)
  index btree (received_at) WHERE ((customer_id IS NULL) AND (destroyed_at IS NULL))
  policy company to kebu_company using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy guest to kebu_guest for insert check true
  policy project to kebu_project using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[])) check (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_guest: insert
  grant kebu_staff: insert, select, update (verdict, screened_by, screened_at, customer_id, destroyed_at)

table forms.version
  form_id uuid not null
  version integer not null
  company_id uuid not null
  definition jsonb not null
  channel text not null
  notice_code text not null
  notice_version integer not null
  published_by uuid not null
  published_at timestamp with time zone not null
  · PRIMARY KEY (form_id, version)
  · FOREIGN KEY (channel) REFERENCES customers.channel(code)
  · FOREIGN KEY (form_id) REFERENCES forms.form(form_id)
  · FOREIGN KEY (notice_code, notice_version) REFERENCES consent.notice(code, version)
  · CHECK ((version > 0))
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy guest to kebu_guest for select using true
  policy system to kebu_system using true check true
  grant kebu_guest: select
  grant kebu_staff: insert, select

table identity.access_token
  token_id uuid not null
  token_hash bytea not null
  person_id uuid not null
  name text not null
  created_at timestamp with time zone not null
  expires_on date not null
  revoked_at timestamp with time zone
  last_used_at timestamp with time zone
  · PRIMARY KEY (token_id)
  · UNIQUE (token_hash)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  index btree (person_id)
  grant kebu_company: select (token_id, person_id, name, created_at, expires_on, revoked_at, last_used_at), update (revoked_at)
  grant kebu_door: select, update (last_used_at)
  grant kebu_own: insert, select (token_id, person_id, name, created_at, expires_on, revoked_at, last_used_at), update (revoked_at)
  grant kebu_system: insert, select (token_id, person_id, name, created_at, expires_on, revoked_at, last_used_at)

table identity.attempt
  bucket bytea not null
  window_start_at timestamp with time zone not null
  attempt_count integer not null
  · PRIMARY KEY (bucket, window_start_at)
  grant kebu_door: delete, insert, select, update

table identity.deputyship
  deputyship_id uuid not null
  holding_id uuid not null
  deputy_id uuid not null
  from_on date not null
  until_on date not null
  granted_by uuid
  granted_at timestamp with time zone not null
  · PRIMARY KEY (deputyship_id)
  · FOREIGN KEY (deputy_id) REFERENCES identity.person(person_id)
  · FOREIGN KEY (holding_id) REFERENCES identity.office_holding(holding_id)
  · CHECK ((until_on >= (from_on - 1)))
  index btree (deputy_id)
  index btree (holding_id)
  grant kebu_company: insert, update
  grant kebu_door: select
  grant kebu_staff: select
  grant kebu_system: insert, update

table identity.entry_link
  link_hash bytea not null
  person_id uuid not null
  made_by uuid
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  ended_at timestamp with time zone
  · PRIMARY KEY (link_hash)
  · FOREIGN KEY (made_by) REFERENCES identity.person(person_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  index btree (person_id)
  grant kebu_company: insert, select (person_id, made_by, created_at, expires_at, used_at, ended_at), update (ended_at)
  grant kebu_door: select, update (used_at)
  grant kebu_system: insert, select (person_id, created_at, expires_at, used_at, ended_at), update (ended_at)

table identity.link_request
  person_id uuid not null
  asked_at timestamp with time zone not null
  answered_at timestamp with time zone
  mailed_at timestamp with time zone
  · PRIMARY KEY (person_id, asked_at)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  grant kebu_company: select, update (answered_at)
  grant kebu_door: insert, select
  grant kebu_system: select, update (answered_at, mailed_at)

table identity.office_holding
  holding_id uuid not null
  person_id uuid not null
  office text not null
  unit_id uuid not null
  from_on date not null
  until_on date
  granted_by uuid
  granted_at timestamp with time zone not null
  · PRIMARY KEY (holding_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · FOREIGN KEY (unit_id) REFERENCES identity.unit(unit_id)
  · CHECK (((until_on IS NULL) OR (until_on >= (from_on - 1))))
  index btree (person_id)
  index btree (unit_id, office)
  grant kebu_company: insert, update
  grant kebu_door: insert, select
  grant kebu_staff: select
  grant kebu_system: insert, update

table identity.passkey
  passkey_id uuid not null
  person_id uuid not null
  credential bytea not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  name text not null
  created_at timestamp with time zone not null
  last_used_at timestamp with time zone
  removed_at timestamp with time zone
  · PRIMARY KEY (passkey_id)
  · UNIQUE (credential)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · CHECK ((name <> ''::text))
  index btree (person_id)
  grant kebu_company: select (passkey_id, person_id, name, created_at, last_used_at, removed_at), update (removed_at)
  grant kebu_door: insert, select, update (counter, name, last_used_at, removed_at)

table identity.person
  person_id uuid not null
  sign_in_name text not null
  sign_in_key text not null
  name text not null
  locale text not null default 'zh-CN'::text
  password_hash text
  password_set_at timestamp with time zone
  created_at timestamp with time zone not null
  disabled_at timestamp with time zone
  · PRIMARY KEY (person_id)
  · UNIQUE (sign_in_key)
  · CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text])))
  · CHECK ((name <> ''::text))
  grant kebu_company: insert, update
  grant kebu_door: insert, select, update (locale, password_hash, password_set_at)
  grant kebu_own: update (locale)
  grant kebu_staff: select (person_id, sign_in_name, sign_in_key, name, locale, password_set_at, created_at, disabled_at)
  grant kebu_system: insert, update

table identity.project_phase
  unit_id uuid not null
  phase text not null
  since_on date not null
  decided_by uuid
  decided_at timestamp with time zone not null
  · PRIMARY KEY (unit_id, decided_at)
  · FOREIGN KEY (unit_id) REFERENCES identity.unit(unit_id)
  · CHECK ((phase = ANY (ARRAY['before_team'::text, 'team_in_place'::text, 'team_disbanded'::text, 'handed_over'::text])))
  grant kebu_company: insert
  grant kebu_door: insert, select
  grant kebu_staff: select
  grant kebu_system: insert

table identity.recovery_code
  person_id uuid not null
  code_hash bytea not null
  created_at timestamp with time zone not null
  used_at timestamp with time zone
  ended_at timestamp with time zone
  · PRIMARY KEY (person_id, code_hash)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  grant kebu_company: select (person_id, created_at, used_at, ended_at), update (ended_at)
  grant kebu_door: insert, select, update

table identity.session
  session_hash bytea not null
  person_id uuid not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  session_id uuid not null
  browser text not null default 'other'::text
  system text not null default 'other'::text
  method text not null default 'password'::text
  authenticated_at timestamp with time zone not null
  · PRIMARY KEY (session_hash)
  · UNIQUE (session_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · CHECK ((browser ~ '^[a-z]{2,12}$'::text))
  · CHECK ((method = ANY (ARRAY['password'::text, 'passkey'::text, 'company'::text, 'set_up'::text, 'link'::text])))
  · CHECK ((system ~ '^[a-z]{2,12}$'::text))
  index btree (person_id)
  grant kebu_company: select (person_id, created_at, last_seen_at, expires_at, ended_at, session_id, browser, system, method), update (ended_at)
  grant kebu_door: insert, select, update
  grant kebu_project: select (person_id, last_seen_at)

table identity.set_up_token
  token_hash bytea not null
  created_at timestamp with time zone not null
  used_at timestamp with time zone
  · PRIMARY KEY (token_hash)
  grant kebu_door: insert, select, update

table identity.sign_in_step
  step_hash bytea not null
  kind text not null
  person_id uuid
  method text
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  · PRIMARY KEY (step_hash)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · CHECK ((kind = ANY (ARRAY['second_factor'::text, 'passkey'::text, 'new_passkey'::text, 'company'::text])))
  · CHECK ((method = ANY (ARRAY['password'::text, 'passkey'::text, 'company'::text, 'set_up'::text, 'link'::text])))
  index btree (expires_at)
  grant kebu_door: delete, insert, select, update

table identity.totp
  totp_id uuid not null
  person_id uuid not null
  secret bytea not null
  confirmed_at timestamp with time zone not null
  last_step bigint not null
  removed_at timestamp with time zone
  · PRIMARY KEY (totp_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  index unique btree (person_id) WHERE (removed_at IS NULL)
  grant kebu_company: select (totp_id, person_id, confirmed_at, removed_at), update (removed_at)
  grant kebu_door: insert, select, update

table identity.unit
  unit_id uuid not null
  parent_id uuid
  kind text not null
  code text not null
  name text not null
  created_at timestamp with time zone not null
  closed_at timestamp with time zone
  · PRIMARY KEY (unit_id)
  · UNIQUE (code)
  · FOREIGN KEY (parent_id) REFERENCES identity.unit(unit_id)
  · CHECK (((parent_id IS NULL) = (kind = 'group'::text)))
  · CHECK ((code ~ '^[a-z0-9_]{2,40}$'::text))
  · CHECK ((kind = ANY (ARRAY['group'::text, 'company'::text, 'department'::text, 'project'::text, 'team'::text])))
  · CHECK ((name <> ''::text))
  grant kebu_company: insert, update
  grant kebu_door: insert, select
  grant kebu_staff: select
  grant kebu_system: insert, update

table kebu.migration
  name text not null
  digest text not null
  applied_at timestamp with time zone not null
  · PRIMARY KEY (name)

table messages.message
  message_id uuid not null
  company_id uuid not null
  person_id uuid not null
  kind text not null
  about_id uuid
  facts jsonb not null
  created_at timestamp with time zone not null
  read_at timestamp with time zone
  mailed_at timestamp with time zone
  · PRIMARY KEY (message_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · CHECK ((kind ~ '^[a-z_]{3,40}$'::text))
  index btree (created_at) WHERE (mailed_at IS NULL)
  index btree (person_id) WHERE (read_at IS NULL)
  index btree (person_id, created_at DESC, message_id DESC)
  index unique btree (person_id, kind) WHERE ((about_id IS NULL) AND (read_at IS NULL))
  policy own to kebu_own using (person_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  policy told to kebu_company, kebu_project, kebu_team for insert check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  grant kebu_staff: insert, select, update (read_at, mailed_at)

table messages.setting
  person_id uuid not null
  mail_address text
  mailed text[] not null
  muted text[] not null
  changed_at timestamp with time zone not null
  · PRIMARY KEY (person_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  policy own to kebu_own using (person_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true
  grant kebu_staff: insert, select, update (mail_address, mailed, muted, changed_at)

table reception.attribution
  customer_id uuid not null
  attribution_id uuid not null
  chosen_channel text
  channel text
  has_seen_dm boolean not null
  was_unaware boolean
  reason bytea
  stated_by uuid not null
  stated_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, attribution_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table reception.follow_up
  customer_id uuid not null
  follow_up_id uuid not null
  company_id uuid not null
  project_id uuid not null
  kind text not null
  visit_number smallint
  at timestamp with time zone not null
  outcome text not null
  next_on date
  next_kind text
  sealed bytea not null
  logged_by uuid not null
  logged_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, follow_up_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · CHECK ((kind = ANY (ARRAY['visit'::text, 'call'::text, 'message'::text])))
  · CHECK ((next_kind = ANY (ARRAY['visit'::text, 'call'::text])))
  index btree (company_id, at DESC, follow_up_id DESC)
  index btree (customer_id, at DESC, follow_up_id DESC)
  index btree (logged_by, at DESC, follow_up_id DESC)
  index btree (project_id, at DESC, follow_up_id DESC)
  policy company to kebu_company for select using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy own_work to kebu_own for select using (logged_by = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  policy project to kebu_project for select using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  policy team to kebu_team for select using (customer_id IN ( SELECT c.customer_id
   FROM customers.customer c
  WHERE (c.team_id = ANY ((NULLIF(current_setting('app.team_ids'::text, true), ''::text))::uuid[]))))
  grant kebu_staff: insert, select

table reception.grade_event
  customer_id uuid not null
  event_id uuid not null
  from_grade text
  to_grade text not null
  reason_code text
  graded_by uuid not null
  graded_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, event_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · CHECK ((to_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table reception.inquiry
  inquiry_id uuid not null
  case_id uuid not null
  company_id uuid not null
  project_id uuid not null
  kind text not null
  at timestamp with time zone not null
  on_day date not null
  visitor_count smallint not null default 1
  intake_channel text not null
  awareness_channel text
  concerns text[] not null default '{}'::text[]
  is_scouting_suspected boolean not null default false
  logged_by uuid not null
  handed_to uuid
  sealed bytea not null
  customer_id uuid
  carded_at timestamp with time zone
  · PRIMARY KEY (inquiry_id)
  · FOREIGN KEY (case_id) REFERENCES vault.case_key(case_id)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (handed_to) REFERENCES identity.person(person_id)
  · FOREIGN KEY (intake_channel) REFERENCES customers.channel(code)
  · FOREIGN KEY (logged_by) REFERENCES identity.person(person_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · CHECK ((kind = ANY (ARRAY['call'::text, 'visit'::text])))
  index btree (company_id, at DESC, inquiry_id DESC)
  index btree (company_id, at DESC, inquiry_id DESC) WHERE (customer_id IS NULL)
  index btree (handed_to, at DESC, inquiry_id DESC)
  index btree (handed_to, at DESC, inquiry_id DESC) WHERE (customer_id IS NULL)
  index btree (logged_by, at DESC, inquiry_id DESC)
  index btree (logged_by, at DESC, inquiry_id DESC) WHERE (customer_id IS NULL)
  index btree (project_id, at DESC, inquiry_id DESC)
  index btree (project_id, at DESC, inquiry_id DESC) WHERE (customer_id IS NULL)
  policy company to kebu_company using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check true
  policy own to kebu_own using ((handed_to = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid) OR (logged_by = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)) check true
  policy project to kebu_project using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[])) check true
  policy system to kebu_system using true check true
  policy team to kebu_team for select using (EXISTS ( SELECT
   FROM identity.office_holding h
  WHERE ((h.unit_id = ANY ((NULLIF(current_setting('app.team_ids'::text, true), ''::text))::uuid[])) AND (h.person_id = ANY (ARRAY[inquiry.handed_to, inquiry.logged_by])))))
  grant kebu_staff: insert, select, update

table reception.paper_card
  number text not null
  paper_batch_id uuid not null
  company_id uuid not null
  issued_by uuid not null
  issued_at timestamp with time zone not null
  customer_id uuid
  carded_at timestamp with time zone
  · PRIMARY KEY (number)
  · FOREIGN KEY (company_id) REFERENCES identity.unit(unit_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (issued_by) REFERENCES identity.person(person_id)
  · CHECK (((customer_id IS NULL) = (carded_at IS NULL)))
  index btree (paper_batch_id)
  index unique btree (customer_id) WHERE (customer_id IS NOT NULL)
  policy company to kebu_company, kebu_own, kebu_project, kebu_team using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[])) check (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select, update (customer_id, carded_at)

table reception.scouting_mark
  customer_id uuid not null
  mark_id uuid not null
  stage text not null
  marked_by uuid not null
  marked_at timestamp with time zone not null
  · PRIMARY KEY (customer_id, mark_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · CHECK ((stage = ANY (ARRAY['suspected'::text, 'confirmed'::text, 'rejected'::text])))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy system to kebu_system using true check true
  grant kebu_staff: insert, select

table reception.warm_card
  customer_id uuid not null
  card_id uuid not null
  company_id uuid not null
  project_id uuid not null
  consultant_id uuid not null
  first_contact text not null
  first_at timestamp with time zone not null
  on_day date not null
  is_short boolean not null
  inquiry_id uuid
  elements bytea not null
  sensitive_elements bytea
  seal_version integer not null
  filled_by uuid not null
  filled_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  · PRIMARY KEY (customer_id)
  · FOREIGN KEY (customer_id) REFERENCES customers.customer(customer_id)
  · FOREIGN KEY (project_id) REFERENCES identity.unit(unit_id)
  · CHECK ((first_contact = ANY (ARRAY['call'::text, 'visit'::text])))
  index btree (company_id, on_day DESC, card_id DESC)
  index btree (consultant_id, on_day DESC, card_id DESC)
  index btree (project_id, on_day DESC, card_id DESC)
  policy company to kebu_company for select using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  policy opened to kebu_company, kebu_own, kebu_project, kebu_team using (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid) check (customer_id = (NULLIF(current_setting('app.customer_id'::text, true), ''::text))::uuid)
  policy own_work to kebu_own for select using (consultant_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  policy project to kebu_project for select using (project_id = ANY ((NULLIF(current_setting('app.project_ids'::text, true), ''::text))::uuid[]))
  policy system to kebu_system using true check true
  policy team to kebu_team for select using (customer_id IN ( SELECT c.customer_id
   FROM customers.customer c
  WHERE (c.team_id = ANY ((NULLIF(current_setting('app.team_ids'::text, true), ''::text))::uuid[]))))
  grant kebu_staff: insert, select, update

table vault.case_key
  case_id uuid not null
  key_slot bigint not null
  created_at timestamp with time zone not null
  destroyed_at timestamp with time zone
  · PRIMARY KEY (case_id)
  grant kebu_guest: insert
  grant kebu_staff: insert, select, update (destroyed_at)

table vault.search_token
  kind smallint not null
  token integer not null
  extra smallint not null default 0
  customer_id uuid not null
  · PRIMARY KEY (kind, token, extra, customer_id)
  index btree (customer_id)
  grant kebu_dedupe: select
  grant kebu_staff: delete, insert, select

table vault.subject
  customer_id uuid not null
  key_slot bigint not null
  created_at timestamp with time zone not null
  destroyed_at timestamp with time zone
  · PRIMARY KEY (customer_id)
  grant kebu_dedupe: select
  grant kebu_staff: insert, select

table workplace.preference
  person_id uuid not null
  key text not null
  value text not null
  changed_at timestamp with time zone not null
  · PRIMARY KEY (person_id, key)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · CHECK ((key ~ '^[a-z][a-z0-9_.-]{0,79}$'::text))
  policy own to kebu_own using (person_id = (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid)
  grant kebu_staff: delete, insert, select, update (value, changed_at)

table workplace.saved_view
  view_id uuid not null
  company_id uuid not null
  person_id uuid not null
  unit_id uuid
  register text not null
  name text not null
  query jsonb not null
  columns text[] not null
  changed_at timestamp with time zone not null
  · PRIMARY KEY (view_id)
  · FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  · FOREIGN KEY (unit_id) REFERENCES identity.unit(unit_id)
  · CHECK ((name <> ''::text))
  index btree (company_id, register)
  index btree (person_id)
  index btree (unit_id)
  policy company to kebu_own using (company_id = ANY ((NULLIF(current_setting('app.company_ids'::text, true), ''::text))::uuid[]))
  grant kebu_staff: delete, insert, select, update (unit_id, name, query, columns, changed_at)
