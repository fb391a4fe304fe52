-- name: insert_withdrawal
insert into approvals.withdrawal (request_id, company_id, withdrawn_by, withdrawn_at)
values ($request_id, $company_id, $withdrawn_by, $withdrawn_at);
