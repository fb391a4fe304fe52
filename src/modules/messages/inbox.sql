-- fragment: after.created_at
(m.created_at, m.message_id) < ($after_at, $after_id)

-- name: list_messages
select m.message_id, m.kind, m.about_id, m.facts, m.created_at, m.read_at
from messages.message m
where m.person_id = $person_id and m.kind <> all (coalesce(
        (select s.muted from messages.setting s where s.person_id = $person_id), '{}')) {after}
order by m.created_at desc, m.message_id desc
limit $limit;

-- name: count_unread
select count(*)::int as unread_count from (
  select from messages.message m
  where m.person_id = $person_id and m.read_at is null and m.kind <> all (coalesce(
          (select s.muted from messages.setting s where s.person_id = $person_id), '{}'))
  limit 100
) as counted;

-- name: mark_some
update messages.message set read_at = $at
where person_id = $person_id and read_at is null and message_id = any ($message_ids::uuid[]);

-- name: mark_all
update messages.message set read_at = $at
where person_id = $person_id and read_at is null and created_at <= $at;
