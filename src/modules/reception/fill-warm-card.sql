-- name: lock_inquiry
select from reception.inquiry where inquiry_id = $inquiry_id for update;

-- name: read_inquiry
select i.inquiry_id, i.customer_id, i.sealed, i.kind, i.at, i.intake_channel, i.awareness_channel, k.key_slot
from reception.inquiry i join vault.case_key k on k.case_id = i.case_id
where i.inquiry_id = $inquiry_id;

-- name: mark_carded
update reception.inquiry set customer_id = $customer_id, carded_at = $at where inquiry_id = $inquiry_id;

-- name: read_filled
select c.customer_id, c.number from reception.warm_card w
join customers.customer c on c.customer_id = w.customer_id where w.customer_id = $customer_id;

-- name: insert_card
insert into reception.warm_card (customer_id, card_id, company_id, project_id, consultant_id,
  first_contact, first_at, on_day, is_short, inquiry_id, elements, sensitive_elements, seal_version,
  filled_by, filled_at, updated_at)
values ($customer_id, $card_id, $company_id, $project_id, $consultant_id, $first_contact, $first_at,
  $on_day, $is_short, $inquiry_id, $elements, $sensitive_elements, 1, $filled_by, $at, $at);

-- name: insert_grade
insert into reception.grade_event (customer_id, event_id, from_grade, to_grade, graded_by, graded_at)
values ($customer_id, $event_id, $from_grade, $to_grade, $graded_by, $at);

-- name: insert_mark
insert into reception.scouting_mark (customer_id, mark_id, stage, marked_by, marked_at)
values ($customer_id, $mark_id, $stage, $marked_by, $at);
