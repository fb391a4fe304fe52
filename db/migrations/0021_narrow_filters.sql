-- A grade and a channel together name one archive in thirty: their total is counted by an index of its
-- own, and no longer by looking through the whole register (docs/decisions/0019).
create index customer_company_narrow on customers.customer (company_id, intent_grade, intake_channel, created_at);
create index customer_project_narrow on customers.customer (project_id, intent_grade, intake_channel, created_at);
