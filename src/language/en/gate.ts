import type { gate as source } from '../zh-CN/gate.ts';

export const gate: typeof source = {
  refusal: {
    sign_in_first: 'Please sign in first.',
    step_up_needed:
      'This weighs more: please prove once more that it is you. It then counts for {{minutes}} minutes.',
    not_permitted:
      'Your office does not include this. If your work needs it, ask the administrator about your office.',
    scope_not_permitted: 'Your office does not reach “{{scope}}” here. Choose another reach.',
    purpose_not_allowed:
      'Customers’ information may not be used for “{{purpose}}” here. Choose an allowed purpose.',
    input_invalid: 'Some of what you entered needs a change. See the places marked.',
  },
};
