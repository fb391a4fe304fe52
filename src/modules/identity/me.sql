-- name: read_me
select p.person_id, p.name, p.sign_in_name, p.locale,
       (select name from identity.unit where unit_id = $company_id) as company_name
from identity.person p where p.person_id = $person_id;

-- name: list_names
select h.holding_id, u.name as unit_name, p.name as holder_name
from identity.office_holding h
join identity.unit u on u.unit_id = h.unit_id
join identity.person p on p.person_id = h.person_id
where h.holding_id = any ($holding_ids::uuid[]);

-- name: update_locale
update identity.person set locale = $locale where person_id = $person_id;

-- name: read_secret
select password_hash, sign_in_name,
       coalesce((select name from identity.unit where unit_id = $company_id), '') as company_name
from identity.person where person_id = $person_id;

-- name: update_password
update identity.person set password_hash = $password_hash, password_set_at = $at
where person_id = $person_id;

-- name: list_tokens
select token_id, name, created_at, expires_on, revoked_at, last_used_at
from identity.access_token where person_id = $person_id order by created_at desc;

-- name: insert_token
insert into identity.access_token (token_id, token_hash, person_id, name, created_at, expires_on)
values ($token_id, $token_hash, $person_id, $name, $at, $expires_on);

-- name: revoke_token
update identity.access_token set revoked_at = $at
where token_id = $token_id and person_id = $person_id and revoked_at is null;

-- name: list_enabled
select person_id from identity.person
where (sign_in_key = $sign_in_key or name = $name) and disabled_at is null;

