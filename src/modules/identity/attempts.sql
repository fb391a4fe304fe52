-- name: count_attempt
insert into identity.attempt (bucket, window_start_at, attempt_count) values ($bucket, $minute, 1)
on conflict (bucket, window_start_at)
  do update set attempt_count = identity.attempt.attempt_count + 1;

-- name: read_attempts
select coalesce(sum(attempt_count), 0)::int as count from identity.attempt
where bucket = $bucket and window_start_at > $since;

-- An administrator unlocked the name: what was counted until then is forgiven.
-- name: read_attempts_since
select coalesce(sum(attempt_count), 0)::int as count from identity.attempt
where bucket = $bucket and window_start_at > $since
  and window_start_at > coalesce((select max(window_start_at) from identity.attempt
                                  where bucket = $pardon), '-infinity'::timestamptz);

-- name: forgive_attempt
update identity.attempt set attempt_count = attempt_count - 1
where bucket = $bucket and window_start_at = $minute and attempt_count > 0;

-- name: delete_attempts
delete from identity.attempt where bucket = $bucket;

-- name: forget_attempts
delete from identity.attempt where window_start_at < $before;

-- name: list_buckets
select distinct bucket from identity.attempt
where bucket = any ($buckets::bytea[]) and window_start_at > $since and attempt_count > 0;
