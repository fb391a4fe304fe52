-- fragment: after.here
(t.at, t.event_id) < ($after_at, $after_id)

-- name: list_timeline
select t.event_id, t.at, t.kind, t.ref, t.facts, p.name as by_name
from customers.timeline t left join identity.person p on p.person_id = t.by_id
where t.customer_id = $customer_id {after}
order by t.at desc, t.event_id desc limit $limit;

-- name: read_last_return
select s.request_id, g.decision, g.reason_code, g.note
from customers.submission s
join approvals.signature g on g.request_id = s.request_id
where s.customer_id = $customer_id
order by s.submitted_at desc limit 1;
