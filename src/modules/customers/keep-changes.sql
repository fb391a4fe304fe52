-- name: insert_changes
insert into customers.change (customer_id, change_id, field, sealed, source, request_id, changed_by,
                              changed_at)
select $customer_id, $change_id, field, sealed, $door, $request_id, $changed_by, $at
from unnest($fields::text[], $values::bytea[]) as given (field, sealed);
