import { defineRefusals } from '#kernel/refusal';

/** What the wire refuses before an endpoint hears of it. */
export const refusals = defineRefusals('http', {
  cross_site: 'forbidden',
  too_many_requests: 'too_many',
  body_too_slow: 'too_slow',
  body_too_large: 'too_large',
  body_malformed: 'invalid',
  content_type_wrong: 'invalid',
  scope_unknown: 'invalid',
  not_found: 'missing',
  method_not_offered: 'not_offered',
});
