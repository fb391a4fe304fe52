-- Where a grade and a channel name few archives, the page is read from those few as its total is: from the
-- index alone, which therefore holds what a page is decided by (docs/decisions/0019).
drop index customers.customer_company_narrow, customers.customer_project_narrow;
create index customer_company_narrow on customers.customer (company_id, intent_grade, intake_channel, created_at)
  include (updated_at, customer_id, import_batch_id, lawful_for, state, kind, awareness_channel, next_contact_on,
           owner_id, project_id);
create index customer_project_narrow on customers.customer (project_id, intent_grade, intake_channel, created_at)
  include (updated_at, customer_id, import_batch_id, lawful_for, state, kind, awareness_channel, next_contact_on,
           owner_id);
