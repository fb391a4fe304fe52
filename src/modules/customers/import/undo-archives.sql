-- name: list_next
select customer_id from customers.customer
where import_batch_id = $batch_id and customer_id > $after and state <> 'voided'
order by customer_id limit $limit;

-- name: void_customers
update customers.customer set state = 'voided', updated_at = $at
where customer_id = any ($customer_ids::uuid[]);

-- name: insert_voidings
insert into customers.voiding (customer_id, reason_code, voided_by, voided_at)
select customer_id, 'import_undone', $by_id, $at
from unnest($customer_ids::uuid[]) as given (customer_id);

-- The line's id is the batch's: one undoing, one line in each archive.
-- name: insert_events
insert into customers.timeline (customer_id, at, event_id, kind, ref, by_id)
select customer_id, $at, $event_id, 'import_undone', $batch_id, $by_id
from unnest($customer_ids::uuid[]) as given (customer_id);
