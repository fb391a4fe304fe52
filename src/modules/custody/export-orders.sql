-- name: insert_export
insert into custody.export (export_id, company_id, register, filters, columns, row_ids, scope,
                            purpose, format, has_identity, requested_by, requested_at)
values ($export_id, $company_id, $register, $filters, $columns::text[], $row_ids::uuid[], $scope,
        $purpose, $format, $has_identity, $requested_by, $requested_at)
on conflict do nothing;

-- name: read_export
select e.export_id, e.company_id, e.register, e.filters, e.columns, e.row_ids, e.scope, e.purpose, e.format,
       e.has_identity, e.row_count, e.file_id, e.failure, e.requested_by,
       p.name as requested_by_name, p.locale, e.requested_at, e.completed_at, e.failed_at,
       e.fixed_at, e.fixed_count
from custody.export e join identity.person p on p.person_id = e.requested_by
where e.export_id = $export_id;

-- name: lock_export
select from custody.export where export_id = $export_id for update;

-- name: complete_export
update custody.export set row_count = $row_count, dropped_count = $dropped_count, file_id = $file_id,
  completed_at = $at
where export_id = $export_id and completed_at is null;

-- name: fail_export
update custody.export set failed_at = $at, failure = $failure
where export_id = $export_id and completed_at is null;

-- fragment: scope.own
e.requested_by = ($reach::uuid[])[1]
-- One company is compared with `=`, so that its index gives the order as well.
-- fragment: scope.company
e.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
e.company_id = any ($reach::uuid[])
-- fragment: state.pending
e.completed_at is null and e.failed_at is null
-- fragment: state.failed
e.failed_at is not null
-- fragment: state.completed
e.completed_at > $expired_before
-- fragment: state.expired
e.completed_at <= $expired_before
-- fragment: after.requested_at
(e.requested_at, e.export_id) < ($after_at, $after_id)

-- name: list_exports
select e.export_id, e.register, e.scope, e.purpose, e.format, e.has_identity, e.failure,
       e.row_count, e.dropped_count, e.requested_by, p.name as requested_by_name, e.requested_at, e.completed_at,
       e.failed_at
from custody.export e join identity.person p on p.person_id = e.requested_by
where {scope} {state} {after}
order by e.requested_at desc, e.export_id desc
limit $limit;

-- name: list_spent_exports
select export_id, company_id from custody.export
where destroyed_at is null and coalesce(completed_at, failed_at) <= $expired_before
order by coalesce(completed_at, failed_at) limit $limit;

-- name: destroy_export
update custody.export set destroyed_at = $at where export_id = $export_id and destroyed_at is null;
