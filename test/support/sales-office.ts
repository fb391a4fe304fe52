import { contract as approvals } from '#contract/approvals';
import { contract as customers } from '#contract/customers';
import { Element, contract as reception } from '#contract/reception';
import type { Endpoint } from '#kernel/endpoint';
import { configureApprovals } from '#modules/approvals';
import { archiveReview } from '#modules/customers';
import { useBucketKey } from '#modules/identity';
import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';
import type { Petition } from '#gate/act';

import { allRoutes } from '../../src/server/modules.ts';
import { freshDatabase } from './database.ts';
import { as, petition, populate, type PersonName } from './people.ts';

let phones = 13_900_000_000;

/** A mobile number nobody in this run has yet. */
export const newPhone = (): string => String(phones++);

export const consent = {
  notice_code: 'reception',
  given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
};

/** Consent that covers ID number, assets and income as well: a separate one (information/2b). */
export const separateConsent = {
  ...consent,
  given: [...consent.given, { purpose: 'sensitive', basis: 'consent', evidence_kind: 'oral' }],
};

export const allElements = Object.fromEntries(Element.options.map((it) => [it, `${it} 的记录`]));

/** The office of 云璟台 over a private database: whoever acts, acts through the gate. */
export async function openSalesOffice() {
  useBucketKey(randomBytes(32));
  configureApprovals({ 'customers.archive-review': archiveReview });
  const stage = await freshDatabase();
  await populate(stage.rows);

  /** One act of one person; the use case is the one the server would take. */
  async function acts<Output = Record<string, unknown>>(
    name: PersonName,
    endpoint: Endpoint,
    input: object = {},
    more: Partial<Petition> = {},
  ): Promise<Output> {
    const route = allRoutes.find((it) => it.endpoint === endpoint);
    if (!route) throw new Error(`${endpoint.id} has no route`);
    const asked = petition(as(name), more);
    return (await stage.perform(endpoint, route.useCase, asked, input)) as Output;
  }

  /** A customer of this consultant, waiting for review. */
  async function registered(name: PersonName, more: object = {}) {
    const phone = newPhone();
    const archive = {
      customer_id: newId(),
      identity: { name: '单雄信', phones: [phone] },
      intake_channel: 'walk_in',
      consent,
      ...more,
    };
    const made = await acts<{ customer_id: string; number: string }>(
      name,
      customers.registerCustomer,
      archive,
    );
    return { ...made, phone, archive };
  }

  /** A customer received with a full card. */
  async function carded(name: PersonName, more: object = {}) {
    const phone = newPhone();
    const identity = { name: '单雄信', phones: [phone] };
    const made = await acts<{ customer_id: string; number: string }>(name, reception.fillWarmCard, {
      archive: { identity, intake_channel: 'walk_in', intent_grade: 'B' },
      consent,
      elements: allElements,
      ...more,
    });
    return { ...made, phone };
  }

  /** The reviewer's decision on the archive that waits longest. */
  async function reviewed(name: PersonName, customer_id: string, more: object = {}) {
    const { rows } = await acts<{ rows: { request_id: string; about_id: string }[] }>(
      name,
      approvals.listRequests,
      { view: 'inbox', limit: 100 },
    );
    const request = rows.find((it) => it.about_id === customer_id);
    if (!request) throw new Error('nothing waits for this reviewer');
    return acts(name, approvals.decide, {
      request_id: request.request_id,
      decision: 'approved',
      ...more,
    });
  }

  return { ...stage, acts, registered, carded, reviewed };
}
