-- The archives of a batch carry its id: they are found also when its rows are destroyed.

-- Archives of the batch that somebody has used since: anything on the timeline but their coming.
-- name: count_used
select count(distinct t.customer_id)::int as count
from customers.customer c join customers.timeline t on t.customer_id = c.customer_id
where c.import_batch_id = $batch_id and t.kind <> 'imported';

-- name: lock_customers
select count(*)::int as count from (
  select from customers.customer where import_batch_id = $batch_id
  order by customer_id for update
) as locked;

-- name: void_customers
update customers.customer set state = 'voided', updated_at = $at
where import_batch_id = $batch_id;

-- name: insert_voidings
insert into customers.voiding (customer_id, reason_code, voided_by, voided_at)
select customer_id, 'import_undone', $voided_by, $at from customers.customer
where import_batch_id = $batch_id;

-- The line's id is the batch's: one undoing, one line in each archive.
-- name: insert_events
insert into customers.timeline (customer_id, at, event_id, kind, ref, by_id)
select customer_id, $at, $event_id, 'import_undone', $batch_id, $by_id from customers.customer
where import_batch_id = $batch_id;
