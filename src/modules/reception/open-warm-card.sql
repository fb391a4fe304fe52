-- name: read_card
select card_id from reception.warm_card where customer_id = $customer_id;
