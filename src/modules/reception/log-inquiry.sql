-- name: read_logged
select i.inquiry_id, i.customer_id is not null as is_known, i.kind, i.sealed, k.key_slot
from reception.inquiry i join vault.case_key k on k.case_id = i.case_id
where i.inquiry_id = $inquiry_id;

-- name: read_own_project
select case u.kind when 'team' then u.parent_id else u.unit_id end as project_id
from identity.office_holding h join identity.unit u on u.unit_id = h.unit_id
where h.person_id = $person_id and u.kind in ('team', 'project') and u.closed_at is null
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
  and ($project_id::uuid is null
       or case u.kind when 'team' then u.parent_id else u.unit_id end = $project_id)
order by u.kind desc, h.from_on limit 1;

-- name: insert_inquiry
insert into reception.inquiry (inquiry_id, case_id, company_id, project_id, kind, at, on_day,
  visitor_count, intake_channel, awareness_channel, concerns, is_scouting_suspected, logged_by,
  handed_to, sealed)
values ($inquiry_id, $inquiry_id, $company_id, $project_id, $kind, $at, $on_day, $visitor_count,
  $intake_channel, $awareness_channel, $concerns::text[], $is_scouting_suspected, $logged_by,
  $handed_to, $sealed);
