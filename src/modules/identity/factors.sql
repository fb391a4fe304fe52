-- name: read_factors
select p.password_hash is not null as has_password,
       (select t.confirmed_at from identity.totp t
         where t.person_id = p.person_id and t.removed_at is null) as totp_since_at,
       (select count(*)::int from identity.recovery_code c
         where c.person_id = p.person_id and c.used_at is null and c.ended_at is null)
         as recovery_code_count,
       (select count(*)::int from identity.passkey k
         where k.person_id = p.person_id and k.removed_at is null) as passkey_count
from identity.person p where p.person_id = $person_id;

-- name: remove_totp
update identity.totp set removed_at = $at where person_id = $person_id and removed_at is null;

-- name: end_codes
update identity.recovery_code set ended_at = $at
where person_id = $person_id and used_at is null and ended_at is null;

-- name: end_sessions
update identity.session set ended_at = $at where person_id = $person_id and ended_at is null;

-- name: remove_passkeys
update identity.passkey set removed_at = $at where person_id = $person_id and removed_at is null;

-- name: list_passkeys
select passkey_id, name, created_at, last_used_at from identity.passkey
where person_id = $person_id and removed_at is null order by created_at, passkey_id;
