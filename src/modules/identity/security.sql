-- fragment: filter.has_second_factor
(exists (select from identity.totp t where t.person_id = p.person_id and t.removed_at is null)
 or exists (select from identity.passkey k
            where k.person_id = p.person_id and k.removed_at is null)) = $has_second_factor
-- fragment: filter.is_asking
exists (select from identity.link_request r
        where r.person_id = p.person_id and r.answered_at is null) = $is_asking

-- fragment: after.person_id
p.person_id > $after_id::uuid

-- Whom an administrator administers, as in the register of people; disabled accounts have no way in.
-- name: list_security
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
)
select p.person_id, p.name, p.sign_in_name, p.sign_in_key, p.password_set_at,
       exists (select from identity.totp t
               where t.person_id = p.person_id and t.removed_at is null) as has_totp,
       (select count(*)::int from identity.recovery_code c where c.person_id = p.person_id
         and c.used_at is null and c.ended_at is null) as recovery_code_count,
       (select count(*)::int from identity.passkey k
         where k.person_id = p.person_id and k.removed_at is null) as passkey_count,
       (select count(*)::int from identity.session s where s.person_id = p.person_id
         and s.ended_at is null and s.expires_at > $at and s.last_seen_at > $idle_since)
         as session_count,
       (select max(r.asked_at) from identity.link_request r
         where r.person_id = p.person_id and r.answered_at is null) as asked_at
from identity.person p
where p.disabled_at is null
  and (exists (select from identity.office_holding h join beneath b on b.unit_id = h.unit_id
               where h.person_id = p.person_id)
       or not exists (select from identity.office_holding h where h.person_id = p.person_id))
  {filter} {after}
order by p.person_id
limit $limit;

-- name: read_key
select sign_in_key from identity.person where person_id = $person_id;
