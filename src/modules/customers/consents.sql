-- name: update_lawful_for
update customers.customer set lawful_for = $lawful_for::text[], updated_at = $at
where customer_id = $customer_id;
