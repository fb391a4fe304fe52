-- name: read_registered
select customer_id, number, state from customers.customer where customer_id = $customer_id;
