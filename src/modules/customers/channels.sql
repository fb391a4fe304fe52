-- name: list_channels
select code, name_zh, name_en from customers.channel where closed_at is null order by created_at, code;

-- name: insert_channel
insert into customers.channel (code, name_zh, name_en, created_at)
values ($code, $name_zh, $name_en, $at) on conflict do nothing;

-- name: read_channel
select from customers.channel where code = $code and closed_at is null;
