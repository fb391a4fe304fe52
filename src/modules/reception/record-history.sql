-- Cards and contacts that took place before they came here, many customers at once.

-- name: insert_cards
insert into reception.warm_card (customer_id, card_id, company_id, project_id, consultant_id,
  first_contact, first_at, on_day, is_short, elements, sensitive_elements, seal_version, filled_by,
  filled_at, updated_at)
select customer_id, card_id, company_id, project_id, consultant_id, first_contact, first_at, on_day,
  is_short, elements, sensitive_elements, 1, consultant_id, first_at, first_at
from unnest($customer_id::uuid[], $card_id::uuid[], $company_id::uuid[], $project_id::uuid[],
  $consultant_id::uuid[], $first_contact::text[], $first_at::timestamptz[], $on_day::date[],
  $is_short::boolean[], $elements::bytea[], $sensitive_elements::bytea[])
as g (customer_id, card_id, company_id, project_id, consultant_id, first_contact, first_at, on_day,
  is_short, elements, sensitive_elements);

-- name: insert_follow_ups
insert into reception.follow_up (customer_id, follow_up_id, company_id, project_id, kind, visit_number,
  at, outcome, next_on, next_kind, sealed, logged_by, logged_at)
select customer_id, follow_up_id, company_id, project_id, kind, visit_number, at, outcome, next_on,
  next_kind, sealed, logged_by, at
from unnest($customer_id::uuid[], $follow_up_id::uuid[], $company_id::uuid[], $project_id::uuid[],
  $kind::text[], $visit_number::smallint[], $at::timestamptz[], $outcome::text[], $next_on::date[],
  $next_kind::text[], $sealed::bytea[], $logged_by::uuid[])
as g (customer_id, follow_up_id, company_id, project_id, kind, visit_number, at, outcome, next_on,
  next_kind, sealed, logged_by);

-- name: insert_grades
insert into reception.grade_event (customer_id, event_id, from_grade, to_grade, graded_by, graded_at)
select customer_id, event_id, from_grade, to_grade, graded_by, graded_at
from unnest($customer_id::uuid[], $event_id::uuid[], $from_grade::text[], $to_grade::text[],
  $graded_by::uuid[], $graded_at::timestamptz[])
as g (customer_id, event_id, from_grade, to_grade, graded_by, graded_at);

-- name: insert_marks
insert into reception.scouting_mark (customer_id, mark_id, stage, marked_by, marked_at)
select customer_id, mark_id, stage, marked_by, marked_at
from unnest($customer_id::uuid[], $mark_id::uuid[], $stage::text[], $marked_by::uuid[],
  $marked_at::timestamptz[]) as g (customer_id, mark_id, stage, marked_by, marked_at);

-- name: insert_inquiries
insert into reception.inquiry (inquiry_id, case_id, company_id, project_id, kind, at, on_day,
  visitor_count, intake_channel, awareness_channel, concerns, is_scouting_suspected, logged_by,
  handed_to, sealed, customer_id, carded_at)
select inquiry_id, case_id, company_id, project_id, kind, at, on_day, visitor_count, intake_channel,
  awareness_channel, string_to_array(concerns, ','), is_scouting_suspected, logged_by,
  handed_to, sealed, customer_id, at
from unnest($inquiry_id::uuid[], $case_id::uuid[], $company_id::uuid[], $project_id::uuid[],
  $kind::text[], $at::timestamptz[], $on_day::date[], $visitor_count::smallint[],
  $intake_channel::text[], $awareness_channel::text[], $concerns::text[],
  $is_scouting_suspected::boolean[], $logged_by::uuid[], $handed_to::uuid[], $sealed::bytea[],
  $customer_id::uuid[])
as g (inquiry_id, case_id, company_id, project_id, kind, at, on_day, visitor_count, intake_channel,
  awareness_channel, concerns, is_scouting_suspected, logged_by, handed_to, sealed, customer_id);
