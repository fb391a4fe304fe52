-- Who opened the card before calling, once a day.
-- name: read_prepared
select event_id from customers.timeline
where customer_id = $customer_id and at >= $from_at and kind = 'call_prepared' and by_id = $person_id
limit 1;
