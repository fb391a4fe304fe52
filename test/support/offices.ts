import type { Act } from '#gate/act';
import type { Office } from '#contract/identity';
import { newId } from '#platform/identifier';
import { signInKey } from '#rules/identity';

import { openSession } from '../../src/modules/identity/sessions.ts';

import type { Application } from './application.ts';
import { terms, unitOf } from './people.ts';
import { clientOf, type Client } from './wire.ts';

export type Place = Parameters<typeof unitOf>[0];

/** Somebody new who holds one office in one unit, or none; with an account and no password. */
export async function appoint(app: Application, held?: { office: Office; at: Place }) {
  const person_id = newId();
  const name = `held${person_id.replaceAll('-', '').slice(-12)}`;
  await app.rows(
    `insert into identity.person
       (person_id, sign_in_name, sign_in_key, name, password_set_at, created_at)
     values ($1, $2, $3, '在任', now(), now())`,
    person_id,
    name,
    signInKey(name),
  );
  if (held)
    await app.rows(
      `insert into identity.office_holding
         (holding_id, person_id, office, unit_id, from_on, granted_at)
       values ($1, $2, $3, $4, '2026-01-01', now())`,
      newId(),
      person_id,
      held.office,
      unitOf(held.at),
    );
  return person_id;
}

/** A session of somebody, opened as the sign-in opens it once the password was right. */
export async function sessionOf(app: Application, person_id: string): Promise<Client> {
  const door = { role: 'kebu_door', settings: {} } as const;
  const session = await app.database.transaction(door, (db) =>
    openSession({ db, at: new Date(), terms } as unknown as Act, person_id),
  );
  return clientOf(app.address, `kebu=${session}`);
}
