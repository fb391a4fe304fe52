-- name: read_repeat
select 1 as one from customers.import_batch
where company_id = $company_id and file_digest = $file_digest and batch_id <> $batch_id
  and state in ('submitted', 'applying', 'applied') limit 1;

-- name: insert_rows
insert into customers.import_row (batch_id, row_no, verdict, reasons, sealed)
select $batch_id, row_no, verdict, string_to_array(reasons, ','), sealed
from unnest($row_nos::int[], $verdicts::text[], $reasons::text[], $sealed::bytea[])
  as given (row_no, verdict, reasons, sealed);

-- name: update_counts
update customers.import_batch set
  staged_count = staged_count + $staged, accepted_count = accepted_count + $accepted,
  duplicate_count = duplicate_count + $duplicates, rejected_count = rejected_count + $rejected,
  staged_through = $through
where batch_id = $batch_id;

-- name: update_row_count
update customers.import_batch set row_count = staged_count where batch_id = $batch_id;
