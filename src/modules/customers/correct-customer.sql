-- name: insert_correction
insert into customers.correction (customer_id, request_id, sealed, fields, seal_version, reason_code,
                                  requested_by, requested_at)
values ($customer_id, $request_id, $sealed, $fields, $seal_version, $reason_code, $by, $at);

-- name: read_correction
select c.sealed, c.seal_version, c.reason_code, c.requested_by from customers.correction c
where c.customer_id = $customer_id and c.request_id = $request_id;

-- The archive stays in force: only what it says changes.
-- name: update_archive
update customers.customer set
  kind = $kind, awareness_channel = $awareness_channel, intent_grade = $intent_grade,
  gender = $gender, birth_year = $birth_year, age_band = $age_band, marital_status = $marital_status,
  education = $education, occupation = $occupation, employer_kind = $employer_kind,
  housing_tenure = $housing_tenure, need = $need, buying_for = $buying_for, area_band = $area_band,
  price_band = $price_band, income_band = $income_band, region_code = $region_code,
  identity = $identity, contact = $contact, sensitive = $sensitive, seal_version = $version,
  updated_at = $at
where customer_id = $customer_id;
