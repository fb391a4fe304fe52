import type { kernel as source } from '../zh-CN/kernel.ts';

export const kernel: typeof source = {
  list: {
    scope: { own: 'My own', team: 'My team', project: 'My project', company: 'Company' },
    purpose: {
      sales: 'Sales',
      service: 'Service',
      marketing: 'Marketing',
      sharing: 'Sharing',
      sensitive: 'Sensitive information (separate consent)',
    },
    field_class: {
      public: 'Public',
      internal: 'Internal',
      important: 'Important',
      sensitive: 'Sensitive',
    },
    flag: { true: 'Yes', false: 'No' },
    module: {
      identity: 'Organisation and people',
      policy: 'Regime',
      audit: 'Log',
      access: 'Permissions',
      approvals: 'Approvals',
      consent: 'Notices and consent',
      customers: 'Customers',
      custody: 'Readings and exports',
      reception: 'Reception',
    },
  },
};
