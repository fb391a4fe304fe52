-- fragment: scope.own
r.reader_id = ($reach::uuid[])[1]
-- One company is compared with `=`, so that its index gives the order as well.
-- fragment: scope.company
r.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
r.company_id = any ($reach::uuid[])
-- fragment: filter.reader_id
r.reader_id = $reader_id
-- fragment: filter.field
r.field = $field
-- fragment: filter.reason_code
r.reason_code = $reason_code
-- fragment: filter.revealed_from
r.revealed_at >= $revealed_from
-- fragment: filter.revealed_until
r.revealed_at < $revealed_until
-- fragment: after.revealed_at
(r.revealed_at, r.reveal_id) < ($after_at, $after_id)

-- name: list_reveals
select r.reveal_id, r.customer_id, c.number as customer_number, u.name as project_name, r.field,
       r.reason_code, r.reason, r.reader_id, p.name as reader_name, r.revealed_at, r.until_at,
       s.key_slot
from custody.reveal r
join customers.customer c on c.customer_id = r.customer_id
join vault.subject s on s.customer_id = r.customer_id
join identity.unit u on u.unit_id = c.project_id
join identity.person p on p.person_id = r.reader_id
where {scope} {filter} {after}
order by r.revealed_at desc, r.reveal_id desc
limit $limit;
