-- name: insert_event
insert into customers.timeline (customer_id, at, event_id, kind, ref, by_id, facts)
values ($customer_id, $at, $event_id, $kind, $ref, $by_id, $facts::jsonb);
