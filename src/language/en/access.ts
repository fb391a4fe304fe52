import type { access as chinese } from '../zh-CN/access.ts';

export const access: typeof chinese = {
  register: {
    permissions: 'Permissions',
  },
  about: {
    permissions: 'Permissions come with an office. What is not in the table is refused.',
    masked:
      'To everyone but the person in charge names and numbers are masked; with a reason, one ' +
      'value at a time can be read.',
    separation:
      'Those who administer accounts do not read customers; those who audit change nothing.',
  },
  screen: { view: 'View', find: 'Find an action' },
  list: { permission_view: { office: 'By office', action: 'By action' } },
  field: {
    office: 'Office',
    permission: 'Permission',
    scopes: 'Scope',
    clear_classes: 'Classes seen in clear',
    sees_customers: 'Reads customers',
  },
  action: {
    'list-permissions': 'See who may do what',
  },
};
