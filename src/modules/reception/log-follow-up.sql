-- name: read_logged
select follow_up_id, visit_number, kind, outcome, sealed from reception.follow_up
where customer_id = $customer_id and follow_up_id = $follow_up_id;

-- name: insert_follow_up
insert into reception.follow_up (customer_id, follow_up_id, company_id, project_id, kind, visit_number,
  at, outcome, next_on, next_kind, sealed, logged_by, logged_at)
values ($customer_id, $follow_up_id, $company_id, $project_id, $kind, $visit_number, $at, $outcome,
  $next_on, $next_kind, $sealed, $logged_by, $now);
