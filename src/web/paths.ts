/** Every address of the application. No screen spells one; identity never stands in one. */
const at = (path: string, query: Record<string, string | undefined> = {}) => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** An id or a clause as one part of an address. */
const part = (text: string) => encodeURIComponent(text);

export const paths = {
  home: () => '/',
  signIn: (return_to?: string) => at('/sign-in', { return_to }),
  setUp: () => '/set-up',
  forgotten: () => '/forgotten',
  password: () => '/me/password',
  me: () => '/me',
  mySecurity: () => '/me/security',
  today: () => '/today',
  customers: (query?: Record<string, string | undefined>) => at('/customers', query),
  customer: (customer_id: string) => `/customers/${part(customer_id)}`,
  /** Right after his card was saved: now is the time to photograph the paper. */
  customerCarded: (customer_id: string) => at(`/customers/${part(customer_id)}`, { saved: 'card' }),
  registerCustomer: () => '/customers/new',
  reviseCustomer: (customer_id: string) => `/customers/${part(customer_id)}/revision`,
  customerRecord: (customer_id: string) => `/customers/${part(customer_id)}/record`,
  customerCard: (customer_id: string) => `/customers/${part(customer_id)}/card`,
  inquiries: (query?: Record<string, string | undefined>) => at('/reception/inquiries', query),
  newInquiry: () => at('/reception/inquiries', { new: 'yes' }),
  warmCards: (query?: Record<string, string | undefined>) => at('/reception/warm-cards', query),
  /** `paper`: the number of the sheet it is written on; it names nobody. */
  newWarmCard: (inquiry_id?: string, paper?: string) =>
    at('/reception/warm-cards/new', { inquiry_id, paper }),
  paperCards: () => '/reception/paper-cards',
  prospects: (query?: Record<string, string | undefined>) => at('/reception/prospects', query),
  followUps: (query?: Record<string, string | undefined>) => at('/reception/follow-ups', query),
  approvals: () => '/approvals',
  approval: (request_id: string) => at('/approvals', { open: request_id }),
  imports: () => '/imports',
  newImport: () => '/imports/new',
  import: (batch_id: string) => `/imports/${part(batch_id)}`,
  messages: () => '/messages',
  messageSettings: () => '/messages/settings',
  documents: () => '/policy',
  document: (document_id: string) => `/policy/${part(document_id)}`,
  /** `warm-card/4a` is read at `/policy/clauses/warm-card/4a`: the id is the address. */
  clause: (clause: string) => `/policy/clauses/${clause.split('/').map(part).join('/')}`,
  entries: () => '/audit',
  reveals: () => '/custody/reveals',
  exports: () => '/custody/exports',
  notices: () => '/consent',
  people: () => '/identity/people',
  units: () => '/identity/units',
  permissions: () => '/access',
  channels: () => '/customers/channels',
  fields: () => '/customers/fields',
  dimensions: () => '/customers/dimensions',
};

/** Where sign-in leads back to: an address of this origin, or home. */
export function safeReturn(return_to: string | undefined, origin = location.origin): string {
  if (!return_to?.startsWith('/')) return paths.home();
  try {
    const url = new URL(return_to, origin);
    // `/x/..//elsewhere` is ours as an address and another host once it is written out.
    const isPlain = !url.pathname.startsWith('//') && !url.pathname.startsWith('/sign-in');
    const isOurs = url.origin === origin && isPlain;
    return isOurs ? url.pathname + url.search : paths.home();
  } catch {
    return paths.home();
  }
}
