-- 暂存到期. A list that ended or was left lying keeps its counts and where it came from; its rows, its file
-- and their key are destroyed (information/9a).
alter table customers.import_batch
  -- When it came to its state; from then its days count.
  add column moved_at      timestamptz,
  add column destroyed_at  timestamptz,
  -- The key its rows and file were sealed under, until that is destroyed as well.
  add column spent_case_id uuid references vault.case_key,
  alter column file_id drop not null;
alter table customers.import_batch no force row level security;
update customers.import_batch set moved_at = coalesce(completed_at, started_at);
alter table customers.import_batch force row level security;
alter table customers.import_batch alter column moved_at set not null;

-- What the daily look finds: lists that still hold rows, the oldest first; and keys left to destroy.
create index import_batch_held on customers.import_batch (moved_at, batch_id) where destroyed_at is null;
create index import_batch_spent on customers.import_batch (batch_id) where spent_case_id is not null;
grant delete on files.file to kebu_system;
