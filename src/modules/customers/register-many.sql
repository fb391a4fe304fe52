-- Many archives at once, for imports and the demo: the same rows as one registration, set by set. Each
-- list of values is one column; a chunk of a thousand is nine statements in one pipelined trip.

-- name: insert_numbers
insert into customers.customer_number (number, customer_id, issued_at)
select number, customer_id, $at from unnest($numbers::text[], $customer_ids::uuid[])
  as given (number, customer_id);

-- name: insert_customers
insert into customers.customer (
  customer_id, number, kind, company_id, project_id, team_id, owner_id, state, lawful_for,
  intake_channel, awareness_channel, intent_grade, is_scouting, entered_by, visit_count, call_count,
  first_visit_on, last_contact_at, next_contact_on, gender, birth_year, age_band, marital_status,
  education, occupation, employer_kind, housing_tenure, need, buying_for, area_band, price_band,
  income_band, region_code, identity, contact, sensitive, seal_version, key_slot, created_at,
  updated_at, import_batch_id)
select g.customer_id, g.number, g.kind, g.company_id, g.project_id, g.team_id, g.owner_id, g.state,
  string_to_array(g.lawful_for, ','), g.intake_channel, g.awareness_channel, g.intent_grade,
  g.is_scouting, g.entered_by, g.visit_count, g.call_count, g.first_visit_on, g.last_contact_at,
  g.next_contact_on, g.gender, g.birth_year, g.age_band, g.marital_status, g.education, g.occupation,
  g.employer_kind, g.housing_tenure, g.need, g.buying_for, g.area_band, g.price_band, g.income_band,
  g.region_code, g.identity, g.contact, g.sensitive, 1, g.key_slot, g.created_at, g.updated_at,
  g.import_batch_id
from unnest(
  $customer_id::uuid[], $number::text[], $kind::text[], $company_id::uuid[], $project_id::uuid[],
  $team_id::uuid[], $owner_id::uuid[], $state::text[], $lawful_for::text[], $intake_channel::text[],
  $awareness_channel::text[], $intent_grade::text[], $is_scouting::boolean[], $entered_by::uuid[],
  $visit_count::int[], $call_count::int[], $first_visit_on::date[], $last_contact_at::timestamptz[],
  $next_contact_on::date[], $gender::text[], $birth_year::smallint[], $age_band::text[],
  $marital_status::text[], $education::text[], $occupation::text[], $employer_kind::text[],
  $housing_tenure::text[], $need::text[], $buying_for::text[], $area_band::text[],
  $price_band::text[], $income_band::text[], $region_code::text[], $identity::bytea[],
  $contact::bytea[], $sensitive::bytea[], $key_slot::bigint[], $created_at::timestamptz[], $updated_at::timestamptz[],
  $import_batch_id::uuid[])
as g (customer_id, number, kind, company_id, project_id, team_id, owner_id, state, lawful_for,
  intake_channel, awareness_channel, intent_grade, is_scouting, entered_by, visit_count, call_count,
  first_visit_on, last_contact_at, next_contact_on, gender, birth_year, age_band, marital_status,
  education, occupation, employer_kind, housing_tenure, need, buying_for, area_band, price_band,
  income_band, region_code, identity, contact, sensitive, key_slot, created_at, updated_at,
  import_batch_id);

-- name: insert_assignments
insert into customers.assignment (customer_id, assignment_id, owner_id, team_id, project_id,
                                  assigned_by, opened_at)
select customer_id, assignment_id, owner_id, team_id, project_id, assigned_by, opened_at
from unnest($customer_id::uuid[], $assignment_id::uuid[], $owner_id::uuid[], $team_id::uuid[],
            $project_id::uuid[], $assigned_by::uuid[], $opened_at::timestamptz[])
  as g (customer_id, assignment_id, owner_id, team_id, project_id, assigned_by, opened_at);

-- name: insert_screenings
insert into customers.screening (customer_id, screening_id, verdict, screened_by, screened_at)
select customer_id, screening_id, verdict, screened_by, screened_at
from unnest($customer_id::uuid[], $screening_id::uuid[], $verdict::text[], $screened_by::uuid[],
            $screened_at::timestamptz[])
  as g (customer_id, screening_id, verdict, screened_by, screened_at);

-- name: insert_submissions
insert into customers.submission (customer_id, submission_id, batch_id, submitted_by, submitted_at)
select customer_id, submission_id, batch_id, submitted_by, submitted_at
from unnest($customer_id::uuid[], $submission_id::uuid[], $batch_id::uuid[], $submitted_by::uuid[],
            $submitted_at::timestamptz[])
  as g (customer_id, submission_id, batch_id, submitted_by, submitted_at);

-- name: insert_events
insert into customers.timeline (customer_id, at, event_id, kind, ref, by_id)
select customer_id, at, event_id, kind, ref, by_id
from unnest($customer_id::uuid[], $at::timestamptz[], $event_id::uuid[], $kind::text[],
            $ref::uuid[], $by_id::uuid[]) as g (customer_id, at, event_id, kind, ref, by_id);
