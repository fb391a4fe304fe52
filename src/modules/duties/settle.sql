-- One statement, because a contact closes and opens in the same breath: nobody sees the moment between.
-- name: settle
with closed as (
  update duties.duty d set standing = c.standing, closed_at = $at, closed_by = $closed_by,
    proof_id = $proof_id
  from unnest($close_kinds::text[], $close_standings::text[], $close_from_until::date[])
    as c (kind, standing, from_until)
  where d.about_id = $about_id and d.standing = 'open' and d.kind = c.kind
    and (c.from_until is null or d.from_on <= c.from_until)
)
insert into duties.duty (about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on,
  by_on, sealed, opened_at)
select $about_id, o.duty_id, $company_id, $project_id, $owner_id, o.kind, o.clause, o.from_on, o.by_on,
  o.sealed, $at
from unnest($open_ids::uuid[], $open_kinds::text[], $open_clauses::text[], $open_from::date[],
  $open_by::date[], $open_sealed::bytea[]) as o (duty_id, kind, clause, from_on, by_on, sealed);

-- name: move
update duties.duty set owner_id = $owner_id where about_id = $about_id and standing = 'open';

-- name: drop
update duties.duty set standing = 'dropped', closed_at = $at, closed_by = $closed_by
where about_id = $about_id and standing = 'open';

-- name: insert_past
insert into duties.duty (about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on,
  by_on, sealed, standing, opened_at, closed_at, closed_by)
select about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on, by_on, sealed,
  standing, opened_at, closed_at, closed_by
from unnest($about_id::uuid[], $duty_id::uuid[], $company_id::uuid[], $project_id::uuid[],
  $owner_id::uuid[], $kind::text[], $clause::text[], $from_on::date[], $by_on::date[], $sealed::bytea[],
  $standing::text[], $opened_at::timestamptz[], $closed_at::timestamptz[], $closed_by::uuid[])
as g (about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on, by_on, sealed,
  standing, opened_at, closed_at, closed_by);
