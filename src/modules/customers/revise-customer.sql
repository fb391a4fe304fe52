-- name: update_archive
update customers.customer set
  kind = $kind, state = 'pending_review', intake_channel = coalesce($intake_channel, intake_channel),
  awareness_channel = $awareness_channel, intent_grade = $intent_grade,
  gender = $gender, birth_year = $birth_year, age_band = $age_band, marital_status = $marital_status,
  education = $education, occupation = $occupation, employer_kind = $employer_kind,
  housing_tenure = $housing_tenure, need = $need, buying_for = $buying_for, area_band = $area_band,
  price_band = $price_band, income_band = $income_band, region_code = $region_code,
  identity = $identity, contact = $contact, sensitive = $sensitive, seal_version = $version,
  updated_at = $at
where customer_id = $customer_id;

-- name: read_open_request
select request_id from customers.submission where customer_id = $customer_id and request_id is not null
order by submitted_at desc limit 1;

-- name: void_customer
update customers.customer set state = 'voided', updated_at = $at where customer_id = $customer_id;

-- name: insert_voiding
insert into customers.voiding (customer_id, reason_code, voided_by, voided_at)
values ($customer_id, $reason_code, $voided_by, $at);
