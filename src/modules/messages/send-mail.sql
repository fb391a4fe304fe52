-- Who has something unread that no mail has said yet; whoever wants none of it is passed over.
-- name: list_due
select m.person_id, p.name, p.locale, s.mail_address, count(*)::int as count,
       max(m.created_at) as until_at
from messages.message m
join messages.setting s on s.person_id = m.person_id
join identity.person p on p.person_id = m.person_id
where m.mailed_at is null and m.read_at is null and m.created_at > $since_at
  and s.mail_address is not null and m.kind = any (s.mailed) and m.kind <> all (s.muted)
  and p.disabled_at is null
group by m.person_id, p.name, p.locale, s.mail_address
order by min(m.created_at)
limit 200;

-- name: mark_mailed
update messages.message set mailed_at = $at
where person_id = $person_id and mailed_at is null and created_at <= $until_at;
