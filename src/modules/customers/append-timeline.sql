-- name: insert_event
insert into customers.timeline (customer_id, at, event_id, kind, ref, by_id, facts)
values ($customer_id, $at, $event_id, $kind, $ref, $by_id, $facts::jsonb);

-- name: insert_many
insert into customers.timeline (customer_id, at, event_id, kind, by_id, facts)
select customer_id, at, event_id, kind, by_id, facts
from unnest($customer_ids::uuid[], $ats::timestamptz[], $event_ids::uuid[], $kinds::text[],
            $by_ids::uuid[], $facts::jsonb[]) as g (customer_id, at, event_id, kind, by_id, facts);
