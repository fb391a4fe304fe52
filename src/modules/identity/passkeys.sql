-- name: read_owner
select person_id, sign_in_name, name from identity.person where person_id = $person_id;

-- name: list_credentials
select credential, transports from identity.passkey
where person_id = $person_id and removed_at is null;

-- name: insert_passkey
insert into identity.passkey (passkey_id, person_id, credential, public_key, counter, transports,
  name, created_at)
values ($passkey_id, $person_id, $credential, $public_key, $counter, $transports, $name, $at)
on conflict do nothing;

-- name: rename_passkey
update identity.passkey set name = $name
where passkey_id = $passkey_id and person_id = $person_id and removed_at is null;

-- name: remove_passkey
update identity.passkey set removed_at = $at
where passkey_id = $passkey_id and person_id = $person_id and removed_at is null;
