import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  ImportOutlined,
  IdcardOutlined,
  PhoneOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons';

import type { Screen } from './shell/screens.ts';

/**
 * Every screen, one entry each, in the order of the menu. What is listed here with a `group` stands
 * in the menu of those who hold its permission, so a screen is listed when it works and not before.
 */
export const screens: readonly Screen[] = [
  {
    path: '/today',
    title: 'shell.nav.today',
    permission: 'reception.list-today',
    group: 'work',
    icon: CalendarOutlined,
    tab: 'today',
    load: () => import('./reception/today-page.tsx'),
  },
  {
    path: '/reception/inquiries',
    title: 'shell.nav.inquiries',
    permission: 'reception.list-inquiries',
    group: 'work',
    icon: PhoneOutlined,
    load: () => import('./reception/inquiries-page.tsx'),
  },
  {
    path: '/reception/warm-cards',
    title: 'shell.nav.warm_cards',
    permission: 'reception.list-warm-cards',
    group: 'work',
    icon: IdcardOutlined,
    load: () => import('./reception/warm-cards-page.tsx'),
  },
  {
    path: '/reception/warm-cards/new',
    title: 'shell.nav.warm_card',
    permission: 'reception.fill-warm-card',
    isNew: true,
    load: () => import('./reception/new-card-page.tsx'),
  },
  {
    path: '/reception/follow-ups',
    title: 'shell.nav.follow_ups',
    permission: 'reception.list-day-work',
    group: 'work',
    icon: SolutionOutlined,
    load: () => import('./reception/follow-ups-page.tsx'),
  },
  {
    path: '/approvals',
    title: 'shell.nav.approvals',
    permission: 'approvals.list-requests',
    group: 'work',
    icon: AuditOutlined,
    tab: 'todo',
    load: () => import('./approvals/inbox-page.tsx'),
  },
  {
    path: '/customers',
    title: 'shell.nav.customers',
    permission: 'customers.list-customers',
    group: 'work',
    icon: TeamOutlined,
    tab: 'customers',
    load: () => import('./customers/list-page.tsx'),
  },
  {
    path: '/customers/new',
    title: 'shell.nav.register_customer',
    permission: 'customers.register-customer',
    isNew: true,
    load: () => import('./customers/register-page.tsx'),
  },
  {
    path: '/customers/channels',
    title: 'shell.nav.channels',
    permission: 'customers.add-channel',
    group: 'administration',
    icon: ApartmentOutlined,
    load: () => import('./customers/channels-page.tsx'),
  },
  {
    path: '/imports',
    title: 'shell.nav.imports',
    permission: 'customers.list-imports',
    group: 'work',
    icon: ImportOutlined,
    load: () => import('./imports/list-page.tsx'),
  },
  {
    path: '/imports/new',
    title: 'import.action.start-import',
    permission: 'customers.start-import',
    load: () => import('./imports/new-page.tsx'),
  },
  {
    path: '/imports/$batch_id',
    title: 'import.screen.title',
    permission: 'customers.read-import',
    load: () => import('./imports/import-page.tsx'),
  },
  {
    path: '/customers/$customer_id',
    title: 'shell.nav.customer',
    permission: 'customers.read-customer',
    load: () => import('./customers/customer-page.tsx'),
  },
  {
    path: '/customers/$customer_id/revision',
    title: 'customers.action.revise-customer',
    permission: 'customers.revise-customer',
    load: () => import('./customers/revise-page.tsx'),
  },
  {
    path: '/policy',
    title: 'shell.nav.policy',
    group: 'compliance',
    icon: BookOutlined,
    load: () => import('./policy/documents-page.tsx'),
  },
  {
    path: '/policy/$document_id',
    title: 'shell.nav.policy',
    load: () => import('./policy/document-page.tsx'),
  },
  {
    path: '/policy/clauses/$document_id/$number',
    title: 'policy.field.clause',
    load: () => import('./policy/clause-page.tsx'),
  },
  { path: '/me', title: 'shell.nav.me', load: () => import('./shell/me-page.tsx') },
  {
    path: '/me/password',
    title: 'shell.me.change_password',
    load: () => import('./shell/password-page.tsx'),
  },
];
