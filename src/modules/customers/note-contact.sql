-- Counters are projected for the list; the rows they count are the reception's.
-- name: update_contact
update customers.customer set
  visit_count = visit_count + $visits, call_count = call_count + $calls,
  first_visit_on = case when $visits > 0 then coalesce(least(first_visit_on, $on_day), $on_day) else first_visit_on end,
  last_contact_at = greatest(last_contact_at, $at),
  next_contact_on = $next_on,
  intent_grade = coalesce($intent_grade, intent_grade),
  updated_at = $now
where customer_id = $customer_id;

-- name: update_awareness
update customers.customer set awareness_channel = $channel, updated_at = $at
where customer_id = $customer_id;

-- name: update_scouting
update customers.customer set is_scouting = $is_scouting, updated_at = $at where customer_id = $customer_id;

-- name: insert_screening
insert into customers.screening (customer_id, screening_id, verdict, screened_by, screened_at)
values ($customer_id, $screening_id, $verdict, $screened_by, $at);
