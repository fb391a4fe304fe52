-- name: read_own
select customer_id from customers.customer
where customer_id = any($customer_ids::uuid[]) and owner_id = $person_id and state <> 'voided'
order by customer_id limit 1;
