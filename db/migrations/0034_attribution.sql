-- 认知途径 (warm-card/6b): what was said, what counts, and why it was corrected; rows are only added. The
-- channel that counts is projected on the customer.
create table reception.attribution (
  customer_id    uuid not null references customers.customer,
  attribution_id uuid not null,
  chosen_channel text,
  channel        text,
  has_seen_dm    boolean not null,
  was_unaware    boolean,
  -- The reason in words, sealed under the customer's key.
  reason         bytea,
  stated_by      uuid not null,
  stated_at      timestamptz not null,
  primary key (customer_id, attribution_id)
);
grant select, insert on reception.attribution to kebu_staff;
alter table reception.attribution enable row level security;
alter table reception.attribution force row level security;
create policy opened on reception.attribution to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on reception.attribution to kebu_system using (true) with check (true);
