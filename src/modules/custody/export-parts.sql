-- name: insert_chunks
insert into custody.export_chunk (export_id, chunk_no, row_ids)
select $export_id, given.chunk_no, given.row_ids::uuid[]
from unnest($chunk_nos::int[], $row_ids::text[]) as given (chunk_no, row_ids);

-- name: fix_export
update custody.export set fixed_at = $at, fixed_count = $fixed_count where export_id = $export_id;

-- name: read_chunk
select row_ids from custody.export_chunk where export_id = $export_id and chunk_no = $chunk_no;

-- name: list_chunks
select row_ids from custody.export_chunk where export_id = $export_id order by chunk_no;

-- name: read_last_part
select part_no, next_cursor from custody.export_part where export_id = $export_id
order by part_no desc limit 1;

-- name: list_parts
select file_id, row_count from custody.export_part where export_id = $export_id order by part_no;

-- name: insert_part
insert into custody.export_part (export_id, part_no, file_id, row_count, next_cursor, made_at)
values ($export_id, $part_no, $file_id, $row_count, $next_cursor, $at);

-- name: delete_parts
delete from custody.export_part where export_id = $export_id;
