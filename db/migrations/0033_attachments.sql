-- 附件: photos, papers and recordings of one customer. The bytes lie under data/files, sealed under a key made of
-- the customer's and the file's own: whichever of the two is destroyed, they open no more.
create table customers.attachment (
  customer_id   uuid not null references customers.customer,
  attachment_id uuid not null,
  kind          text not null check (kind in
    ('paper_card', 'id_document', 'contract', 'photo', 'voice', 'other')),
  -- The card or form it was made with, if any.
  ref_id        uuid,
  file_id       uuid not null,
  thumb_id      uuid,
  media_type    text not null,
  byte_count    bigint not null,
  -- Keyed, of the bytes as they came: the same sent twice is recognised.
  digest        bytea not null,
  added_by      uuid not null,
  added_at      timestamptz not null,
  removed_by    uuid,
  removed_at    timestamptz,
  remove_reason text,
  primary key (customer_id, attachment_id),
  check ((removed_at is null) = (remove_reason is null))
);

grant select, insert, update (removed_by, removed_at, remove_reason) on customers.attachment to kebu_staff;
grant delete on files.file to kebu_staff;

alter table customers.attachment enable row level security;
alter table customers.attachment force row level security;
create policy opened on customers.attachment to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on customers.attachment to kebu_system using (true) with check (true);
