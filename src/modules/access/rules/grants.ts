import type { Office } from '#contract/identity';
import type { FieldClass } from '#kernel/field-class';
import type { Scope } from '#kernel/scope';

import * as bundles from './bundles.ts';

type Bundle = readonly string[];

/** What an office may do: per scope the work it does there, and which fields it then sees clear. */
export interface Grant {
  /**
   * Classes read in clear in records that are not one's own; identity is masked to all (access/2b).
   */
  clear_classes: readonly FieldClass[];
  work: Partial<Record<Scope, readonly Bundle[]>>;
}

const masked: readonly FieldClass[] = ['public', 'internal'];
const none: readonly FieldClass[] = ['public'];

/**
 * What everybody with an office does in his own name: his requests, and the log of his own acts.
 */
const oneself: readonly Bundle[] = [bundles.asking, bundles.readingTheLog];

/** 接待与建档 in one's own name: also for those who lead, as far as they receive. */
const ownCustomers: readonly Bundle[] = [
  ...oneself,
  bundles.keepingArchives,
  bundles.receiving,
  bundles.exporting,
];
const looking: readonly Bundle[] = [bundles.lookingAtCustomers, bundles.lookingAtReception];
const leading: readonly Bundle[] = [...looking, bundles.deciding, bundles.revealing];
const leadingSales: readonly Bundle[] = [
  ...leading,
  bundles.assigningCustomers,
  bundles.watchingLooks,
  bundles.exporting,
];
const overseeing: readonly Bundle[] = [
  ...looking,
  bundles.watchingLooks,
  bundles.watchingCustody,
  bundles.readingTheLog,
  bundles.lookingAtPeople,
];
const serving: readonly Bundle[] = [
  bundles.lookingAtCustomers,
  bundles.keepingConsent,
  bundles.revealing,
  bundles.screeningSubmissions,
];

/**
 * 权限表 (access/2a, R-E2, part 6): the one place that says which office may do what, and how far.
 * What is not here is refused. Those who administer read no customer, those who audit change
 * nothing (access/2c); everyone but the person in charge sees identity masked.
 *
 * A scope is the farthest an office reaches; held in a smaller unit it reaches that unit
 * (`permissionsOf`), so a reviewer of one project reviews there and nowhere else.
 */
export const grants: Readonly<Record<Office, Grant>> = {
  consultant: { clear_classes: none, work: { own: ownCustomers } },
  duty_clerk: { clear_classes: none, work: { own: oneself, project: [bundles.keepingTheDesk] } },
  site_supervisor: {
    // 温馨卡's sensitive elements are for the owner and his site supervisor (C-07).
    clear_classes: [...masked, 'sensitive'],
    work: {
      own: ownCustomers,
      project: [...leadingSales, bundles.keepingTheDesk, bundles.markingScouting],
    },
  },
  sales_supervisor: { clear_classes: masked, work: { own: ownCustomers, project: leadingSales } },
  sales_manager: { clear_classes: masked, work: { own: ownCustomers, project: leadingSales } },
  sales_director: { clear_classes: masked, work: { own: oneself, project: leadingSales } },
  // He looks through who may do what, person by person (access/2d).
  department_head: {
    clear_classes: none,
    work: { own: [bundles.deciding, ...oneself], company: [bundles.lookingAtPeople] },
  },
  unit_controller: { clear_classes: none, work: { own: oneself } },
  finance: { clear_classes: none, work: { own: oneself } },

  general_manager: {
    clear_classes: masked,
    work: { own: oneself, company: [...overseeing, bundles.deciding] },
  },
  deputy_general_manager: {
    clear_classes: masked,
    work: { own: oneself, company: [...looking, bundles.deciding] },
  },
  privacy_officer: {
    clear_classes: masked,
    work: { own: oneself, company: [...overseeing, bundles.deciding] },
  },
  internal_auditor: { clear_classes: masked, work: { own: oneself, company: overseeing } },

  information_officer: {
    clear_classes: masked,
    work: {
      own: oneself,
      company: [
        ...looking,
        bundles.importing,
        bundles.keepingConsent,
        bundles.keepingChannels,
        bundles.revealing,
      ],
    },
  },
  information_analyst: {
    clear_classes: masked,
    work: { own: oneself, company: [bundles.lookingAtCustomers] },
  },
  reviewer: {
    clear_classes: masked,
    work: {
      own: oneself,
      project: [
        bundles.lookingAtCustomers,
        bundles.lookingAtImports,
        bundles.deciding,
        bundles.revealing,
      ],
    },
  },
  archive_keeper: {
    clear_classes: masked,
    work: { own: oneself, project: [bundles.lookingAtCustomers, bundles.revealing] },
  },
  sales_administrator: {
    clear_classes: masked,
    work: { own: oneself, company: [...looking, bundles.deciding] },
  },

  service_director: {
    clear_classes: masked,
    work: { own: oneself, company: [bundles.lookingAtCustomers, bundles.deciding] },
  },
  service_manager: {
    clear_classes: masked,
    work: {
      own: [...oneself, bundles.exporting],
      company: [
        ...serving,
        bundles.ordering,
        bundles.publishingNotices,
        bundles.designingForms,
        bundles.lookingAtImports,
        bundles.deciding,
        bundles.keepingChannels,
      ],
    },
  },
  service_supervisor: {
    clear_classes: masked,
    work: {
      own: [...oneself, bundles.exporting],
      project: [...serving, bundles.ordering, bundles.deciding],
    },
  },
  service_clerk: { clear_classes: masked, work: { own: oneself, project: serving } },
  estate_steward: { clear_classes: masked, work: { own: oneself, project: serving } },
  customer_centre: { clear_classes: masked, work: { own: oneself, company: serving } },
  key_account_officer: { clear_classes: none, work: { own: ownCustomers } },
  area_head: { clear_classes: masked, work: { own: ownCustomers, project: leading } },

  marketing: { clear_classes: none, work: { own: oneself } },
  it_officer: { clear_classes: none, work: { own: oneself } },
  system_administrator: {
    clear_classes: none,
    work: {
      own: oneself,
      company: [bundles.administering, bundles.importing, bundles.keepingChannels],
    },
  },
};

/** True when the office reads customers' records at all, masked or clear. */
export function seesCustomers(office: Office): boolean {
  return [...permissionsOfOffice(office).keys()].some((it) =>
    (bundles.lookingAtCustomers as readonly string[]).includes(it),
  );
}

/** The permissions of an office with their scopes, narrow first. */
export function permissionsOfOffice(office: Office): Map<string, Scope[]> {
  const found = new Map<string, Scope[]>();
  for (const [scope, work] of Object.entries(grants[office].work) as [Scope, Bundle[]][])
    for (const permission of work.flat()) {
      const scopes = found.get(permission) ?? [];
      if (!scopes.includes(scope)) scopes.push(scope);
      found.set(permission, scopes);
    }
  return found;
}
