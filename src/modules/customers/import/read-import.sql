-- fragment: scope.own
b.started_by = ($reach::uuid[])[1]
-- fragment: scope.project
b.project_id = any ($reach::uuid[])
-- fragment: scope.company
b.company_id = any ($reach::uuid[])
-- fragment: filter.state
b.state = $state
-- fragment: filter.project_id
b.project_id = $project_id
-- fragment: after.started_at
(b.started_at, b.batch_id) < ($after_at, $after_id)

-- name: list_batches
select b.batch_id, b.state, b.project_id, p.name as project_name, b.intake_channel, b.purpose,
       b.basis, b.row_count, b.staged_count, b.accepted_count, b.duplicate_count, b.rejected_count,
       b.applied_count, b.started_by, s.name as started_by_name, b.started_at, b.completed_at
from customers.import_batch b
join identity.unit p on p.unit_id = b.project_id
join identity.person s on s.person_id = b.started_by
where {scope} {filter} {after}
order by b.started_at desc, b.batch_id desc
limit $limit;

-- fragment: verdict.one
r.verdict = $verdict
-- fragment: verdict.left_out
r.verdict in ('duplicate', 'rejected')

-- name: list_rows
select r.row_no, r.verdict, r.reasons, r.sealed from customers.import_row r
where r.batch_id = $batch_id and r.row_no > $after {verdict}
order by r.row_no limit $limit;
