-- What 10^6 archives showed (decision 0018): each list a walk of one index in its own order.

-- The number of a customer met in a list of work.
create index customer_number_customer on customers.customer_number (customer_id) include (number);

-- Cards and follow-ups of a company, as of a project or a person.
create index warm_card_company on reception.warm_card (company_id, on_day desc, card_id desc);
create index follow_up_company on reception.follow_up (company_id, at desc, follow_up_id desc);

-- Lines that wait for a card are few among many.
create index inquiry_waiting_project on reception.inquiry (project_id, at desc, inquiry_id desc)
  where customer_id is null;
create index inquiry_waiting_company on reception.inquiry (company_id, at desc, inquiry_id desc)
  where customer_id is null;
create index inquiry_waiting_handed_to on reception.inquiry (handed_to, at desc, inquiry_id desc)
  where customer_id is null;
create index inquiry_waiting_logged_by on reception.inquiry (logged_by, at desc, inquiry_id desc)
  where customer_id is null;

-- The log's filters are decided from its index.
drop index audit.entry_company_id_at_entry_id_idx, audit.entry_actor_id_at_entry_id_idx;
create index entry_company on audit.entry (company_id, at desc, entry_id desc)
  include (action, outcome, actor_id);
create index entry_actor on audit.entry (actor_id, at desc, entry_id desc)
  include (action, outcome, company_id);

-- Closed requests of one kind, or of one project.
create index request_kind on approvals.request (company_id, kind, requested_at desc, request_id desc);
create index request_project on approvals.request (project_id, requested_at desc, request_id desc);
