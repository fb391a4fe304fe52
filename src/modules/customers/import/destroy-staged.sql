-- name: list_overdue
select batch_id, company_id from customers.import_batch
where destroyed_at is null and moved_at < $before and state = any ($states::text[])
order by moved_at, batch_id limit $limit;

-- name: list_spent
select batch_id, company_id from customers.import_batch
where spent_case_id is not null order by batch_id limit $limit;

-- name: delete_rows
delete from customers.import_row where batch_id = $batch_id;

-- What came, from where and how many stays; what named anybody goes, under a key of its own.
-- name: empty_batch
update customers.import_batch set
  state = $state, destroyed_at = $at, spent_case_id = case_id, case_id = $case_id,
  provenance = $provenance, preview = null
where batch_id = $batch_id;

-- name: read_spent
select file_id, spent_case_id from customers.import_batch where batch_id = $batch_id;

-- name: forget_spent
update customers.import_batch set file_id = null, spent_case_id = null where batch_id = $batch_id;
