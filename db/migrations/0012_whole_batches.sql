-- 整批可见. Archives of a list that is still being registered are seen by nobody: a batch stands here from
-- its approval until its last row, and its archives carry its id. Ids only; it names nobody.
create table customers.import_in_progress (
  batch_id uuid primary key references customers.import_batch
);
grant select on customers.import_in_progress to kebu_staff;
grant insert, delete on customers.import_in_progress to kebu_system;

alter table customers.customer add column import_batch_id uuid;

-- One place for every list, search, page and export. The few batches in progress are looked up once a
-- statement, not once a row; the comparison holds for archives of no batch as well, without an OR.
create policy whole_batches on customers.customer as restrictive
  to kebu_own, kebu_team, kebu_project, kebu_company
  using (coalesce(import_batch_id, '00000000-0000-0000-0000-000000000000'::uuid)
         <> all (array(select p.batch_id from customers.import_in_progress p)))
  with check (true);

-- Archives that came before this, and batches being registered right now. The owner looks past the
-- policies for as long as this migration lasts.
alter table customers.import_batch no force row level security;
alter table customers.import_row no force row level security;
alter table customers.customer no force row level security;
insert into customers.import_in_progress (batch_id)
select batch_id from customers.import_batch where state = 'applying';
update customers.customer c set import_batch_id = r.batch_id
from customers.import_row r where r.customer_id = c.customer_id;
alter table customers.customer force row level security;
alter table customers.import_row force row level security;
alter table customers.import_batch force row level security;

-- All archives of a batch: to undo it, also when its rows are gone.
create index customer_import_batch on customers.customer (import_batch_id)
  where import_batch_id is not null;

-- The batch lies in the scopes' indexes, so that counting what is in reach still reads nothing else.
drop index customers.customer_own, customers.customer_team, customers.customer_project, customers.customer_company;
create index customer_own on customers.customer (owner_id, updated_at desc, customer_id desc) include (import_batch_id);
create index customer_team on customers.customer (team_id, updated_at desc, customer_id desc) include (import_batch_id);
create index customer_project on customers.customer (project_id, updated_at desc, customer_id desc) include (import_batch_id);
create index customer_company on customers.customer (company_id, updated_at desc, customer_id desc) include (import_batch_id);
