-- fragment: scope.own
f.logged_by = ($reach::uuid[])[1]
-- fragment: scope.project
f.project_id = ($reach::uuid[])[1]
-- fragment: scope.projects
f.project_id = any ($reach::uuid[])
-- fragment: scope.company
f.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
f.company_id = any ($reach::uuid[])
-- fragment: scope.customer
f.customer_id = $customer_id

-- fragment: filter.from_at
f.at >= $from_at
-- fragment: filter.until_at
f.at < $until_at
-- fragment: filter.kind
f.kind = $kind
-- fragment: filter.outcome
f.outcome = $outcome
-- fragment: after.at
(f.at, f.follow_up_id) < ($after_at, $after_id)

-- name: list_follow_ups
select f.follow_up_id, f.customer_id, n.number as customer_number, f.kind, f.visit_number, f.at,
       f.outcome, f.next_on, f.next_kind, f.sealed, f.logged_by, s.key_slot, p.name as logged_by_name
from reception.follow_up f
join vault.subject s on s.customer_id = f.customer_id
join identity.person p on p.person_id = f.logged_by
left join lateral (
  select number from customers.customer_number n where n.customer_id = f.customer_id limit 1
) n on true
where {scope} {filter} {after}
order by f.at desc, f.follow_up_id desc
limit $limit;
