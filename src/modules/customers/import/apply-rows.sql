-- name: list_waiting_rows
select row_no, verdict, sealed from customers.import_row
where batch_id = $batch_id and verdict in ('accepted', 'quarantined') and row_no > $after
order by row_no limit $limit;

-- name: update_rows
update customers.import_row r
set customer_id = given.customer_id, verdict = given.verdict,
    reasons = case given.verdict when 'duplicate' then array_append(r.reasons, $reason)
                                 else r.reasons end
from unnest($row_nos::int[], $customer_ids::uuid[], $verdicts::text[])
  as given (row_no, customer_id, verdict)
where r.batch_id = $batch_id and r.row_no = given.row_no;

-- name: update_progress
update customers.import_batch set
  applied_count = applied_count + $applied, accepted_count = accepted_count - $duplicates,
  duplicate_count = duplicate_count + $duplicates, applied_through = $through
where batch_id = $batch_id;

-- Consultants of the project today, by name; a name two of them share names neither.
-- name: list_consultants
select p.name, min(p.person_id::text)::uuid as person_id,
       min(case u.kind when 'team' then u.unit_id::text end)::uuid as team_id
from identity.office_holding h
join identity.unit u on u.unit_id = h.unit_id
join identity.person p on p.person_id = h.person_id
where h.office = 'consultant' and p.disabled_at is null and u.closed_at is null
  and case u.kind when 'team' then u.parent_id else u.unit_id end = $project_id
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
group by p.name having count(distinct p.person_id) = 1;
