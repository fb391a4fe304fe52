-- name: read_state
select not exists (select from identity.person) as is_empty;

-- name: insert_units
insert into identity.unit (unit_id, parent_id, kind, code, name, created_at)
select unit_id, parent_id, kind, code, name, $at
from unnest($unit_ids::uuid[], $parent_ids::uuid[], $kinds::text[], $codes::text[], $names::text[])
  as given (unit_id, parent_id, kind, code, name);

-- name: insert_phases
insert into identity.project_phase (unit_id, phase, since_on, decided_at)
select unit_id, phase, $today::date, $at from unnest($unit_ids::uuid[], $phases::text[])
  as given (unit_id, phase);

-- name: insert_people
insert into identity.person (person_id, sign_in_name, sign_in_key, name, password_hash,
                             password_set_at, created_at)
select person_id, sign_in_name, sign_in_key, name, password_hash, $at, $at
from unnest($person_ids::uuid[], $sign_in_names::text[], $sign_in_keys::text[], $names::text[],
            $password_hashes::text[])
              as given (person_id, sign_in_name, sign_in_key, name, password_hash);

-- name: insert_holdings
insert into identity.office_holding (holding_id, person_id, office, unit_id, from_on, granted_at)
select holding_id, person_id, office, unit_id, $from_on::date, $at
from unnest($holding_ids::uuid[], $person_ids::uuid[], $offices::text[], $unit_ids::uuid[])
  as given (holding_id, person_id, office, unit_id);
