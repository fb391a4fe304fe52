-- Handover closes one row and opens the next; the columns on the customer follow in the same act.

-- name: read_place
select case u.kind when 'team' then u.parent_id else u.unit_id end as project_id,
       case u.kind when 'team' then u.unit_id end as team_id
from identity.office_holding h join identity.unit u on u.unit_id = h.unit_id
join identity.person p on p.person_id = h.person_id
where h.person_id = $owner_id and u.kind in ('team', 'project') and u.closed_at is null
  and p.disabled_at is null and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
  and case u.kind when 'team' then u.parent_id else u.unit_id end = $project_id
order by u.kind desc, h.from_on limit 1;

-- name: close_assignment
update customers.assignment set closed_at = $at where customer_id = $customer_id and closed_at is null;

-- name: insert_assignment
insert into customers.assignment (customer_id, assignment_id, owner_id, team_id, project_id,
                                  assigned_by, opened_at, reason_code)
values ($customer_id, $assignment_id, $owner_id, $team_id, $project_id, $assigned_by, $at, $reason_code);

-- name: update_owner
update customers.customer set owner_id = $owner_id, team_id = $team_id, updated_at = $at
where customer_id = $customer_id;

-- name: list_assignments
select a.assignment_id, o.name as owner_name, p.name as by_name, a.reason_code, a.opened_at, a.closed_at
from customers.assignment a
join identity.person o on o.person_id = a.owner_id
left join identity.person p on p.person_id = a.assigned_by
where a.customer_id = $customer_id
order by a.closed_at is not null, a.opened_at desc limit 100;
