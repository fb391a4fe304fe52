-- fragment: after.here
(t.at, t.event_id) < ($after_at, $after_id)

-- fragment: of.kinds
t.kind = any ($kinds::text[])

-- fragment: of.others
t.kind <> all ($kinds::text[])

-- name: list_events
select t.event_id, t.at, t.kind, t.ref, t.facts, p.name as by_name
from customers.timeline t left join identity.person p on p.person_id = t.by_id
where t.customer_id = $customer_id {of} {after}
order by t.at desc, t.event_id desc limit $limit;
