-- name: insert_tokens
insert into vault.search_token (kind, token, extra, customer_id)
select kind, token, extra, customer_id
from unnest($kinds::smallint[], $tokens::int[], $extras::smallint[], $customer_ids::uuid[])
  as given (kind, token, extra, customer_id)
on conflict do nothing;

-- name: delete_tokens
delete from vault.search_token where customer_id = $customer_id and kind = any ($kinds::smallint[]);

-- In the order given: whoever locks several takes them in the same order as everybody else.
-- name: lock_tokens
select pg_advisory_xact_lock($space::int, token) from unnest($tokens::int[]) as given (token);
