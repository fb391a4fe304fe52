-- name: insert_file
insert into files.file (file_id, case_id, byte_count, media_type, name, uploaded_by, uploaded_at)
values ($file_id, $case_id, $byte_count, $media_type, $name, $uploaded_by, $uploaded_at);

-- name: delete_file
delete from files.file where file_id = $file_id;

-- name: read_file
select file_id, case_id, byte_count, media_type, name from files.file where file_id = $file_id;
