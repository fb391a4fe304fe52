import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PAGE_LIMIT, PageInput, pageOf } from '#kernel/page';
import type { Register } from '#kernel/register';

import { Done } from './contract-account.ts';
import { CompanyKind } from './contract-company.ts';

/** How one colleague comes in, and whether something about it waits for an administrator. */
export const SecurityRow = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  has_totp: z.boolean(),
  recovery_code_count: z.int(),
  passkey_count: z.int(),
  session_count: z.int(),
  password_set_at: z.coerce.date().nullable(),
  /** Guessed at too often, somewhere, in the last minutes. */
  is_locked: z.boolean(),
  /** Asked for a link, and has none yet. */
  asked_at: z.coerce.date().nullable(),
});
export type SecurityRow = z.infer<typeof SecurityRow>;

const column = { class: 'internal' } as const;

export const securityRegister: Register = {
  title: 'identity.register.security',
  clause: 'access/1e',
  columns: [
    { ...column, key: 'name', kind: 'person', width: 120 },
    { ...column, key: 'sign_in_name', kind: 'text', width: 140 },
    { ...column, key: 'has_totp', kind: 'flag', width: 90 },
    { ...column, key: 'passkey_count', kind: 'integer', width: 90 },
    { ...column, key: 'recovery_code_count', kind: 'integer', width: 90 },
    { ...column, key: 'session_count', kind: 'integer', width: 90 },
    { ...column, key: 'is_locked', kind: 'flag', width: 90 },
    { ...column, key: 'asked_at', kind: 'moment', width: 170 },
    { ...column, key: 'password_set_at', kind: 'moment', width: 170 },
  ],
  filters: [
    { key: 'has_second_factor', kind: 'flag' },
    { key: 'is_asking', kind: 'flag' },
  ],
  sorts: ['created_at'],
  default_sort: 'created_at',
};

const One = z.object({ person_id: z.uuid() });

/** 登录安全: what an administrator sees and does about the ways in. */
export const securityEndpoints = {
  listSecurity: endpoint({
    id: 'identity.list-security',
    method: 'GET',
    path: '/identity/security',
    input: PageInput.extend({
      limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
      has_second_factor: z.stringbool().optional(),
      is_asking: z.stringbool().optional(),
    }),
    output: pageOf(SecurityRow),
    register: securityRegister,
  }),
  readSecuritySettings: endpoint({
    id: 'identity.read-security-settings',
    method: 'GET',
    path: '/identity/security/settings',
    input: z.object({}),
    /** What the operator set beside the regime's numbers. */
    output: z.object({
      second_factor: z.enum(['off', 'powerful', 'everyone']),
      password_max_days: z.int().nullable(),
      has_passkeys: z.boolean(),
      company: z.array(CompanyKind),
    }),
  }),
  unlockPerson: endpoint({
    id: 'identity.unlock-person',
    method: 'POST',
    path: '/identity/people/:person_id/unlocking',
    input: One,
    output: Done,
    stepUp: true,
  }),
};
