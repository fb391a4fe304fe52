-- name: read_origin
select t.kind from customers.timeline t
where t.customer_id = $customer_id and t.kind = any ($kinds::text[])
order by t.at, t.event_id limit 1;

-- name: list_latest
select distinct on (c.field) c.field, c.source as door, c.changed_at as at, p.name as by_name,
       count(*) over (partition by c.field) as change_count
from customers.change c left join identity.person p on p.person_id = c.changed_by
where c.customer_id = $customer_id
order by c.field, c.changed_at desc, c.change_id desc;

-- fragment: after.here
(c.changed_at, c.change_id, c.field) < ($after_at, $after_id, $after_field)

-- fragment: of.field
c.field = $field

-- name: list_changes
select c.change_id, c.field, c.sealed, c.source as door, c.changed_at as at, p.name as by_name
from customers.change c left join identity.person p on p.person_id = c.changed_by
where c.customer_id = $customer_id {of} {after}
order by c.changed_at desc, c.change_id desc, c.field desc limit $limit;
