import type { Message, MessageKind } from '../contract.ts';

const paths: Record<MessageKind, (about_id: string) => string> = {
  approval_waiting: () => '/approvals',
  approval_decided: (id) => `/approvals?open=${id}`,
  customer_assigned: (id) => `/customers/${id}`,
  import_finished: (id) => `/imports/${id}`,
  export_ready: (id) => `/custody/exports?open=${id}`,
  export_failed: (id) => `/custody/exports?open=${id}`,
};

/** Where a message leads: an address of ids, never of names. */
export const pathOf = ({ kind, about_id }: Pick<Message, 'kind' | 'about_id'>): string =>
  paths[kind](about_id ?? '');
