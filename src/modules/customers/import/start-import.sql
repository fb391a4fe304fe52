-- A project of the company, by id or by code.
-- name: read_project
with recursive above as (
  select unit_id as project_id, unit_id, parent_id, kind from identity.unit
  where kind = 'project' and closed_at is null
    and (unit_id = $project_id::uuid or code = $project_code::text)
  union all
  select a.project_id, u.unit_id, u.parent_id, u.kind
  from above a join identity.unit u on u.unit_id = a.parent_id
)
select project_id from above where unit_id = $company_id;

-- name: read_channel
select code from customers.channel where code = $code and closed_at is null;

-- In whose name the operator of this machine brings a list: the administrator longest in office.
-- name: read_administrator
select h.person_id from identity.office_holding h
join identity.person p on p.person_id = h.person_id
where h.office = 'system_administrator' and p.disabled_at is null
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
order by h.from_on, h.holding_id limit 1;

-- name: insert_batch
insert into customers.import_batch (
  batch_id, case_id, file_id, company_id, project_id, intake_channel, purpose, basis, provenance,
  preview, notice_code, notice_version, file_digest, started_by, started_at, moved_at, state,
  sheet_no, header_row, mapping, row_count)
values (
  $batch_id, $case_id, $file_id, $company_id, $project_id, $intake_channel, $purpose, $basis,
  $provenance, $preview, $notice_code, $notice_version, $file_digest, $started_by, $started_at,
  $started_at, 'mapping', $sheet_no, $header_row, $mapping, $row_count);
