import type pg from 'pg';

import { PATIENT_MS, systemActor, type Errands } from '#gate/errand';
import type { Perform } from '#gate/perform';
import { actorOf } from '#modules/access';
import { standingOfPerson } from '#modules/identity';
import { regimesInForce } from '#modules/policy';
import { now } from '#platform/clock';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifier';
import { openJobs, useJobs, type Jobs } from '#platform/jobs';

import { jobBindings, jobQueues, routeOf } from './modules.ts';

/** What the house hands to its long work. */
export interface WorkOptions {
  database: Database;
  perform: Perform;
  owner: pg.ClientConfig;
  /** Without the master key nothing of a person can be read: jobs wait in line. */
  is_sealed: boolean;
}

/**
 * Opens the job queue and takes its jobs in hand; each act of a job passes the gate like a
 * request.
 */
export async function openWork(options: WorkOptions): Promise<Jobs> {
  const { owner, is_sealed } = options;
  const jobs = await openJobs({ owner, queues: jobQueues });
  useJobs(jobs);
  if (!is_sealed) await jobs.work(jobBindings(errandsOf(options)));
  return jobs;
}

function errandsOf({ database, perform }: WorkOptions): Errands {
  const asked = () => ({
    at: now(),
    terms: regimesInForce().terms,
    request_id: newId(),
    patience_ms: PATIENT_MS,
  });
  return {
    perform,
    asSystem: (company_id) => ({ ...asked(), actor: systemActor(company_id) }),
    async asPerson(person_id, { scope, purpose }) {
      const standing = await standingOfPerson(database, { person_id }, now());
      return standing && { ...asked(), actor: actorOf(standing), scope, purpose };
    },
    routeOf,
  };
}
