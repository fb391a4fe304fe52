-- name: read_totp
select totp_id, secret from identity.totp where person_id = $person_id and removed_at is null;

-- A period's code works once, however many use it at the same moment.
-- name: use_step
update identity.totp set last_step = $step
where totp_id = $totp_id and removed_at is null and last_step < $step;

-- name: lock_totp
select pg_advisory_xact_lock(7308, hashtext($person_id::text));

-- name: insert_totp
insert into identity.totp (totp_id, person_id, secret, confirmed_at, last_step)
values ($totp_id, $person_id, $secret, $at, $step);

-- name: remove_totp
update identity.totp set removed_at = $at where person_id = $person_id and removed_at is null;

-- name: read_name
select sign_in_name,
       coalesce((select name from identity.unit where unit_id = $company_id), '') as company_name
from identity.person where person_id = $person_id;
