import type { Endpoint } from '#kernel/endpoint';
import type { Scope } from '#kernel/scope';

import { NOBODY, type Actor, type Petition } from './act.ts';
import type { Perform } from './perform.ts';
import type { Route } from './routes.ts';

/** How a job comes to the gate: with the system's petition, or with that of whom it works for. */
export interface Errands {
  perform: Perform;
  /** The system at work for one company, or looking across all, under the terms in force now. */
  asSystem(company_id: string | undefined): Petition;
  /** A person with what he may do now, not when he asked; undefined once he may do nothing. */
  asPerson(
    person_id: string,
    asking: { scope: Scope; purpose: string },
  ): Promise<Petition | undefined>;
  /** The endpoint of an id with its use case: what a person may do, a job does the same way. */
  routeOf(endpoint_id: string): Route | undefined;
}

/** The system as it acts for one company; its permissions are its role's. */
export function systemActor(company_id: string | undefined): Actor {
  return {
    kind: 'system',
    person_id: NOBODY,
    name: '',
    locale: 'zh-CN',
    company_id,
    offices: [],
    permissions: new Map(),
  };
}

/** An act of a thousand rows may take its time: nobody sits waiting for it. */
export const PATIENT_MS = 120_000;

/** What every act of a job declares: only the system comes, by no address. */
export const forJobs = { method: 'POST', actors: ['system'] } as const satisfies Partial<Endpoint>;
