-- name: list_known
select file_id from files.file where file_id = any ($file_ids::uuid[]);
