-- 导出分段. The ids of what leaves are fixed first; its rows are then read chunk by chunk, each part sealed
-- in a file of the order, so that a job begun again goes on with the next one.
alter table custody.export
  add column fixed_at      timestamptz,
  add column fixed_count   int,
  -- Fixed, and no longer in the orderer's reach when it was read.
  add column dropped_count int;
grant update (fixed_at, fixed_count, dropped_count) on custody.export to kebu_staff;

create table custody.export_chunk (
  export_id uuid not null references custody.export,
  chunk_no  int not null,
  row_ids   uuid[] not null,
  primary key (export_id, chunk_no)
);
create table custody.export_part (
  export_id   uuid not null references custody.export,
  part_no     int not null,
  file_id     uuid not null,
  row_count   int not null,
  -- Where the next part goes on, for registers that are paged; null after the last.
  next_cursor text,
  made_at     timestamptz not null,
  primary key (export_id, part_no)
);

-- The orderer fixes his ids; only the system, which makes the file, reads them again.
grant insert on custody.export_chunk to kebu_staff;
grant select on custody.export_chunk to kebu_system;
grant select, insert, delete on custody.export_part to kebu_system;
