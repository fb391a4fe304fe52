-- One person's looks are counted one after the other: two at once are not both the last one.
-- name: lock_reader
select pg_advisory_xact_lock(hashtext('custody.reveal'), hashtext($reader_id::text));

-- name: count_reveals
select count(*)::int as count from custody.reveal
where reader_id = $reader_id and revealed_at >= $since;

-- name: read_reveal
select reader_id, field, reason_code, reason, until_at from custody.reveal
where customer_id = $customer_id and reveal_id = $reveal_id;

-- name: insert_reveal
insert into custody.reveal (customer_id, reveal_id, company_id, field, reason_code, reason,
                            reader_id, revealed_at, until_at)
values ($customer_id, $reveal_id, $company_id, $field, $reason_code, $reason,
        $reader_id, $revealed_at, $until_at)
on conflict do nothing;
