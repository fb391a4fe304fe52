-- The database knows which slot of the keystore holds a key, never the key, wrapped or not.

-- name: lock_id
select pg_advisory_xact_lock(7307, hashtext($id));

-- name: insert_subjects
insert into vault.subject (customer_id, key_slot, created_at)
select customer_id, key_slot, $at from unnest($customer_ids::uuid[], $key_slots::bigint[])
  as given (customer_id, key_slot)
on conflict do nothing;

-- name: insert_case
insert into vault.case_key (case_id, key_slot, created_at) values ($case_id, $key_slot, $at)
on conflict do nothing;

-- name: read_subject_slot
select key_slot from vault.subject where customer_id = $customer_id and destroyed_at is null;

-- name: read_case_slot
select key_slot from vault.case_key where case_id = $case_id and destroyed_at is null;

-- name: destroy_case
update vault.case_key set destroyed_at = coalesce(destroyed_at, $at)
where case_id = $case_id returning key_slot;

-- name: list_subject_slots
select customer_id, key_slot from vault.subject
where customer_id = any ($customer_ids::uuid[]) and destroyed_at is null;

-- name: insert_cases
insert into vault.case_key (case_id, key_slot, created_at)
select case_id, key_slot, $at from unnest($case_ids::uuid[], $key_slots::bigint[])
  as given (case_id, key_slot);
