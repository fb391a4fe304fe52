-- A list mapped anew is staged anew.
-- name: delete_rows
delete from customers.import_row where batch_id = $batch_id;

-- name: update_mapping
update customers.import_batch set
  state = 'staging', moved_at = $at, sheet_no = $sheet_no, header_row = $header_row, mapping = $mapping,
  row_count = $row_count, staged_count = 0, accepted_count = 0, duplicate_count = 0,
  rejected_count = 0, staged_through = 0
where batch_id = $batch_id;
