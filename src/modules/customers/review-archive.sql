-- name: update_state
update customers.customer set state = $state, updated_at = $at
where customer_id = $customer_id and state = 'pending_review';
