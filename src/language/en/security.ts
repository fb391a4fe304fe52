import type { security as chinese } from '../zh-CN/security.ts';

export const security: typeof chinese = {
  title: 'Sign-in and security',
  lead: 'Your password, a second step, and the devices you are signed in on.',
  password: {
    title: 'Password',
    change: 'Change password',
    note: 'Changing it ends the sessions on all other devices.',
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'If you do not know one of these, end it and change your password.',
    this: 'this device',
    seen: 'last used',
    since: 'since',
    by: 'by {{method}}',
    end: 'End',
    end_others: 'End all others',
    end_others_lead: 'All devices but this one have to sign in again.',
    ended: 'Ended.',
    ended_many: 'Sessions ended: {{count}}.',
    none: 'Not signed in anywhere.',
    only_this: 'Signed in on this device only.',
  },
};
