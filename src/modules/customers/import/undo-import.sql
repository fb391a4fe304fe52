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
