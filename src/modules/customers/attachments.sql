-- name: list_attachments
select a.attachment_id, a.kind, a.ref_id, a.media_type, a.byte_count::int, a.thumb_id is not null as has_thumb,
       p.name as added_by_name, a.added_at, f.file_id, f.name, k.key_slot
from customers.attachment a
join files.file f on f.file_id = a.file_id
join vault.case_key k on k.case_id = a.attachment_id
left join identity.person p on p.person_id = a.added_by
where a.customer_id = $customer_id and a.removed_at is null
order by a.added_at desc, a.attachment_id desc limit 200;

-- Those taken back count as sent: what comes again late is not kept again.
-- name: read_attachment
select a.attachment_id, a.kind, a.ref_id, a.media_type, a.byte_count::int, a.thumb_id is not null as has_thumb,
       p.name as added_by_name, a.added_at, a.file_id, a.thumb_id, a.digest, a.removed_at
from customers.attachment a
left join identity.person p on p.person_id = a.added_by
where a.customer_id = $customer_id and a.attachment_id = $attachment_id;

-- name: count_attachments
select count(*)::int as count from customers.attachment
where customer_id = $customer_id and removed_at is null;

-- name: insert_attachment
insert into customers.attachment (customer_id, attachment_id, kind, ref_id, file_id, thumb_id, media_type,
                                  byte_count, digest, added_by, added_at)
values ($customer_id, $attachment_id, $kind, $ref_id, $file_id, $thumb_id, $media_type, $byte_count, $digest,
        $added_by, $at);

-- name: remove_attachment
update customers.attachment set removed_by = $removed_by, removed_at = $at, remove_reason = $reason_code
where customer_id = $customer_id and attachment_id = $attachment_id;
