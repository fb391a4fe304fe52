-- name: insert_signature
insert into approvals.signature (request_id, company_id, step_no, decision, reason_code, note,
                                 signed_by, on_behalf_of, signed_at)
values ($request_id, $company_id, $step_no, $decision, $reason_code, $note,
        $signed_by, $on_behalf_of, $signed_at);
