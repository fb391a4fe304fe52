-- name: end_codes
update identity.recovery_code set ended_at = $at
where person_id = $person_id and used_at is null and ended_at is null;

-- name: insert_codes
insert into identity.recovery_code (person_id, code_hash, created_at)
select $person_id, code_hash, $at from unnest($code_hashes::bytea[]) as given (code_hash);

-- name: use_code
update identity.recovery_code set used_at = $at
where person_id = $person_id and code_hash = $code_hash and used_at is null and ended_at is null;
