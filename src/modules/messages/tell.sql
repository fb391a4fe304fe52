-- Muted kinds are not written; of a kind about nothing in particular one unread row says all.
-- name: tell_people
insert into messages.message (message_id, company_id, person_id, kind, about_id, facts, created_at)
select told.message_id, $company_id, told.person_id, $kind, $about_id, $facts, $at
from unnest($message_ids::uuid[], $person_ids::uuid[]) as told (message_id, person_id)
on conflict do nothing;

-- Whoever holds the office in the unit, or in one above it, today; a score of them at most.
-- name: tell_office
insert into messages.message (message_id, company_id, person_id, kind, facts, created_at)
select ($message_ids::uuid[])[row_number() over (order by holder.person_id)::int], $company_id,
       holder.person_id, $kind, '{}', $at
from (
  with recursive above as (
    select unit_id, parent_id from identity.unit where unit_id = $unit_id
    union all
    select u.unit_id, u.parent_id from identity.unit u join above a on u.unit_id = a.parent_id
  )
  select distinct h.person_id
  from identity.office_holding h join above a on a.unit_id = h.unit_id
  where h.office = $office and h.person_id <> $asker_id
    and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
  order by h.person_id
  limit 20
) holder
on conflict do nothing;
