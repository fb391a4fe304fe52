-- name: forget_steps
delete from identity.sign_in_step where expires_at < $at;

-- Who comes second with the same challenge inserts nothing.
-- name: use_challenge
insert into identity.sign_in_step (step_hash, kind, created_at, expires_at, used_at)
values ($step_hash, $kind, $at, $expires_at, $at)
on conflict do nothing;
