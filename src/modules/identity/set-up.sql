-- name: read_state
select not exists (select from identity.person) as is_needed;

-- name: lock_set_up
select pg_advisory_xact_lock(7303, 1);

-- name: read_token
select token_hash from identity.set_up_token where token_hash = $token_hash and used_at is null;

-- name: use_token
update identity.set_up_token set used_at = $at where token_hash = $token_hash;

-- name: insert_token
insert into identity.set_up_token (token_hash, created_at) values ($token_hash, $at);

-- name: insert_unit
insert into identity.unit (unit_id, parent_id, kind, code, name, created_at)
values ($unit_id, $parent_id, $kind, $code, $name, $at);

-- name: insert_phase
insert into identity.project_phase (unit_id, phase, since_on, decided_at)
values ($unit_id, 'team_in_place', $today, $at);

-- name: insert_person
insert into identity.person (person_id, sign_in_name, sign_in_key, name, password_hash,
  password_set_at, created_at)
values ($person_id, $sign_in_name, $sign_in_key, $name, $password_hash, $at, $at);

-- name: insert_holding
insert into identity.office_holding (holding_id, person_id, office, unit_id, from_on, granted_at)
values ($holding_id, $person_id, 'system_administrator', $unit_id, $today, $at);
