-- name: list_relations
select r.relation_id, r.kind, r.opened_at, r.closed_at, p.name as by_name, r.is_minor, r.consent_by,
       r.notice_version, r.other_customer_id, r.sealed
from customers.relation r left join identity.person p on p.person_id = r.added_by
where r.customer_id = $customer_id
order by r.closed_at is not null, r.opened_at, r.relation_id limit 40;

-- name: insert_member
insert into customers.relation (customer_id, relation_id, kind, sealed, is_minor, consent_by,
                                notice_code, notice_version, evidence_kind, added_by, opened_at)
values ($customer_id, $relation_id, $kind, $sealed, $is_minor, $consent_by, $notice_code,
        $notice_version, $evidence_kind, $by, $at);

-- name: insert_link
insert into customers.relation (customer_id, relation_id, kind, other_customer_id, added_by, opened_at)
values ($customer_id, $relation_id, $kind, $other_customer_id, $by, $at);

-- name: read_open_link
select r.relation_id from customers.relation r
where r.customer_id = $customer_id and r.other_customer_id = $other_customer_id and r.closed_at is null
limit 1;

-- name: read_open_relation
select r.other_customer_id, r.kind from customers.relation r
where r.customer_id = $customer_id and r.relation_id = $relation_id and r.closed_at is null;

-- name: close_relation
update customers.relation set closed_at = $at
where customer_id = $customer_id and relation_id = $relation_id and closed_at is null;
