-- name: list_notices
select code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at
from consent.notice order by code, version desc;

-- name: lock_notice
select pg_advisory_xact_lock(7302, hashtext($code));

-- name: insert_notice
insert into consent.notice (code, version, title_zh, title_en, text_zh, text_en, purposes,
                            in_force_at, published_by)
select $code, coalesce(max(version), 0) + 1, $title_zh, $title_en, $text_zh, $text_en,
       $purposes::text[], $at, $published_by
from consent.notice where code = $code
returning code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at;

-- name: read_latest
select coalesce(max(version), 0)::int as latest from consent.notice where code = $code;
