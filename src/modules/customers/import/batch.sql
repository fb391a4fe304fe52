-- Opening a batch: read under the reader's policy, and only then may its rows be seen here.
-- name: open_batch
select set_config('app.batch_id', b.batch_id::text, true) as opened,
       b.batch_id, b.case_id, b.file_id, b.company_id, b.project_id, b.intake_channel, b.purpose,
       b.basis, b.provenance, b.preview, b.notice_code, b.notice_version, b.file_digest,
       b.started_by, b.started_at, b.state, b.sheet_no, b.header_row, b.mapping, b.row_count,
       b.staged_count, b.accepted_count, b.duplicate_count, b.rejected_count, b.applied_count,
       b.staged_through, b.applied_through, b.request_id, b.completed_at, b.moved_at, b.destroyed_at,
       p.name as project_name, s.name as started_by_name
from customers.import_batch b
join identity.unit p on p.unit_id = b.project_id
join identity.person s on s.person_id = b.started_by
where b.batch_id = $batch_id;

-- name: lock_batch
select from customers.import_batch where batch_id = $batch_id for update;

-- name: update_state
update customers.import_batch
set state = $state, request_id = $request_id, completed_at = $completed_at, moved_at = $moved_at
where batch_id = $batch_id;

-- While a batch is registered or undone nobody sees its archives; the policy looks here.
-- name: hide_archives
insert into customers.import_in_progress (batch_id) values ($batch_id) on conflict do nothing;

-- The completion: from this commit on all of them are seen at once.
-- name: show_archives
delete from customers.import_in_progress where batch_id = $batch_id;
