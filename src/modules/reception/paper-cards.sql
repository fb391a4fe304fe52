-- name: list_batch
select number, issued_by from reception.paper_card
where paper_batch_id = $paper_batch_id order by number;

-- name: insert_papers
insert into reception.paper_card (number, paper_batch_id, company_id, issued_by, issued_at)
select n.number, $paper_batch_id, $company_id, $issued_by, $at
from unnest($numbers::text[]) as n (number)
on conflict (number) do nothing;

-- name: lock_paper
select from reception.paper_card where number = $number for update;

-- name: read_paper
select p.number as paper_number, p.customer_id from reception.paper_card p where p.number = $number;

-- The customer only as far as the reader's scope shows him.
-- name: read_carded
select c.customer_id from reception.paper_card p
join customers.customer c on c.customer_id = p.customer_id
where p.number = $number;

-- name: read_paper_of
select p.number as paper_number, p.customer_id from reception.paper_card p
where p.customer_id = $customer_id;

-- name: mark_carded
update reception.paper_card set customer_id = $customer_id, carded_at = $at
where number = $number and customer_id is null;
