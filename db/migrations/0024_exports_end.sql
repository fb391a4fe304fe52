-- An export may be fetched for a day (access/4c). What was taken is then destroyed, file and key, and the line
-- of the register stays: who, when, what, how many.
alter table custody.export add destroyed_at timestamptz;
create index export_to_destroy on custody.export (coalesce(completed_at, failed_at)) where destroyed_at is null;
grant update (destroyed_at) on custody.export to kebu_system;
