-- name: read_notice_version
select code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at
from consent.notice
where code = $code and ($version::int is null or version = $version) and in_force_at <= $at
order by version desc limit 1;

-- name: list_purposes
select code, version, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       retain_days, recipients_zh, recipients_en, clause, true as is_open
from consent.purpose where closed_at is null order by created_at, code;

-- name: read_notice_in_force
select code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at
from consent.notice where code = $code and in_force_at <= $at
order by version desc limit 1;

-- name: insert_receipts
insert into consent.receipt (customer_id, receipt_id, purpose, basis, notice_code, notice_version,
                             channel, evidence_kind, evidence, given_at, taken_by)
select $customer_id, receipt_id, purpose, basis,
       case when basis = 'consent' then $notice_code::text end,
       case when basis = 'consent' then $notice_version::int end,
       $channel, evidence_kind, evidence, $at, $taken_by
from unnest($receipt_ids::uuid[], $purposes::text[], $bases::text[], $evidence_kinds::text[],
            $evidences::bytea[]) as given (receipt_id, purpose, basis, evidence_kind, evidence);

-- A purpose that is closed can still be withdrawn from; one that never was cannot.
-- name: insert_withdrawal
insert into consent.withdrawal (customer_id, withdrawal_id, purpose, channel, withdrawn_at, recorded_by)
select $customer_id, $withdrawal_id, $purpose, $channel, $at, $recorded_by
from consent.purpose where code = $purpose;

-- name: list_facts
select purpose, given_at as at, basis from consent.receipt where customer_id = $customer_id
union all
select purpose, withdrawn_at, null from consent.withdrawal where customer_id = $customer_id;

-- name: list_events
select r.given_at as at, 'given' as kind, r.purpose, r.basis, r.notice_code, r.notice_version,
       r.channel, r.evidence_kind, p.name as by_name
from consent.receipt r left join identity.person p on p.person_id = r.taken_by
where r.customer_id = $customer_id
union all
select w.withdrawn_at, 'withdrawn', w.purpose, null, null, null, w.channel, null, p.name
from consent.withdrawal w left join identity.person p on p.person_id = w.recorded_by
where w.customer_id = $customer_id
order by at desc;

-- name: insert_many
insert into consent.receipt (customer_id, receipt_id, purpose, basis, notice_code, notice_version,
                             channel, evidence_kind, given_at, taken_by)
select customer_id, receipt_id, purpose, basis, notice_code, notice_version, channel, evidence_kind,
       given_at, taken_by
from unnest($customer_ids::uuid[], $receipt_ids::uuid[], $purposes::text[], $bases::text[],
            $notice_codes::text[], $notice_versions::int[], $channels::text[],
            $evidence_kinds::text[], $given_ats::timestamptz[], $taken_bys::uuid[])
  as given (customer_id, receipt_id, purpose, basis, notice_code, notice_version, channel,
            evidence_kind, given_at, taken_by);
