import { z } from 'zod';

import { NOBODY, type Actor } from '#gate/act';
import { PATIENT_MS } from '#gate/errand';
import { Scope } from '#kernel/scope';
import { actorOf } from '#modules/access';
import { companyInForce, standingOfPerson } from '#modules/identity';
import { regimesInForce } from '#modules/policy';
import { now } from '#platform/clock';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifier';

import type { Command } from './control.ts';
import type { House } from './house.ts';
import { allRoutes } from './modules.ts';

/** The operator of this machine asked for something that does not exist here. */
export class UnknownCommand extends Error {
  override name = 'UnknownCommand';
}

/** The system as it acts for the operator of this machine: no person, the company of this register. */
async function systemActor(database: Database): Promise<Actor> {
  return {
    kind: 'system',
    person_id: NOBODY,
    name: '',
    locale: 'zh-CN',
    company_id: await companyInForce(database),
    offices: [],
    permissions: new Map(),
  };
}

async function actorFor(database: Database, person: string | undefined): Promise<Actor> {
  if (person === undefined) return systemActor(database);
  const standing = await standingOfPerson(database, { sign_in_name: person }, now());
  if (!standing) throw new UnknownCommand(`nobody here signs in as ${person}`);
  return actorOf(standing);
}

/** Performs what the command line asks, through the gate like any request. */
export function commandsOf(house: House): (command: Command) => Promise<unknown> {
  return async ({ endpoint_id, input, person, scope, purpose, file }) => {
    const route = allRoutes.find((it) => it.endpoint.id === endpoint_id);
    if (!route) throw new UnknownCommand(`there is no ${endpoint_id}`);
    const petition = {
      actor: await actorFor(house.database, person),
      at: now(),
      terms: regimesInForce().terms,
      request_id: newId(),
      patience_ms: PATIENT_MS,
      scope: z.optional(Scope).parse(scope),
      purpose,
    };
    const bytes = file && { bytes: Buffer.from(file.base64, 'base64'), file_name: file.name };
    return house.perform(route.endpoint, route.useCase, petition, { ...input, ...bytes });
  };
}
