-- Registering is several rows of one fact. They travel in one pipelined trip.

-- Where a customer of this owner stands: a team or project in which he holds an office today.
-- name: read_place
select case u.kind when 'team' then u.parent_id else u.unit_id end as project_id,
       case u.kind when 'team' then u.unit_id end as team_id
from identity.office_holding h join identity.unit u on u.unit_id = h.unit_id
where h.person_id = $owner_id and u.kind in ('team', 'project') and u.closed_at is null
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
  and ($project_id::uuid is null
       or case u.kind when 'team' then u.parent_id else u.unit_id end = $project_id)
order by u.kind desc, h.from_on limit 1;

-- A customer without an owner yet: on a project of one's company where one holds an office oneself,
-- or above it, at the company or in one of its departments.
-- name: read_project
select p.unit_id as project_id, null::uuid as team_id from identity.unit p
where p.unit_id = $project_id and p.kind = 'project' and p.closed_at is null
  and p.parent_id = $company_id
  and exists (select from identity.office_holding h join identity.unit u on u.unit_id = h.unit_id
              where h.holding_id = any ($holding_ids::uuid[])
                and (u.unit_id in (p.unit_id, p.parent_id) or u.parent_id = p.unit_id
                     or (u.kind = 'department' and u.parent_id = p.parent_id)));

-- name: insert_number
insert into customers.customer_number (number, customer_id, issued_at)
values ($number, $customer_id, $at) on conflict do nothing;

-- name: insert_customer
insert into customers.customer (
  customer_id, number, kind, company_id, project_id, team_id, owner_id, state, lawful_for,
  intake_channel, awareness_channel, intent_grade, is_scouting, entered_by, first_visit_on,
  gender, birth_year, age_band, marital_status, education, occupation, employer_kind,
  housing_tenure, need, buying_for, area_band, price_band, income_band, region_code,
  identity, contact, sensitive, seal_version, key_slot, created_at, updated_at)
values (
  $customer_id, $number, $kind, $company_id, $project_id, $team_id, $owner_id, 'pending_review', $lawful_for,
  $intake_channel, $awareness_channel, $intent_grade, $is_scouting, $entered_by, $first_visit_on,
  $gender, $birth_year, $age_band, $marital_status, $education, $occupation, $employer_kind,
  $housing_tenure, $need, $buying_for, $area_band, $price_band, $income_band, $region_code,
  $identity, $contact, $sensitive, 1, $key_slot, $at, $at);

-- name: insert_assignment
insert into customers.assignment (customer_id, assignment_id, owner_id, team_id, project_id,
                                  assigned_by, opened_at)
values ($customer_id, $assignment_id, $owner_id, $team_id, $project_id, $assigned_by, $at);

-- name: insert_screening
insert into customers.screening (customer_id, screening_id, verdict, screened_by, screened_at)
values ($customer_id, $screening_id, $verdict, $screened_by, $at);

-- name: insert_submission
insert into customers.submission (customer_id, submission_id, request_id, submitted_by, submitted_at)
values ($customer_id, $submission_id, $request_id, $submitted_by, $at);
