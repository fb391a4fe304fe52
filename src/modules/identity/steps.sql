-- name: forget_steps
delete from identity.sign_in_step where expires_at < $at;

-- name: insert_step
insert into identity.sign_in_step (step_hash, kind, person_id, method, created_at, expires_at)
values ($step_hash, $kind, $person_id, $method, $at, $expires_at);

-- name: read_step
select s.person_id, s.method from identity.sign_in_step s
where s.step_hash = $step_hash and s.kind = $kind and s.used_at is null and s.expires_at > $at
  and not exists (select from identity.person p
                  where p.person_id = s.person_id and p.disabled_at is not null);

-- name: use_step
update identity.sign_in_step set used_at = $at
where step_hash = $step_hash and kind = $kind and used_at is null and expires_at > $at;
