import type { Terms } from '#contract/policy';
import type { ActorKind } from '#kernel/endpoint';
import type { Facts } from '#kernel/refusal';
import type { Scope } from '#kernel/scope';
import type { Role, Transaction } from '#platform/database';

/** An office a person holds today, himself or as somebody's deputy. */
export interface HeldOffice {
  holding_id: string;
  office: string;
  unit_id: string;
  /** The person deputised for, when the office is held as a deputy. */
  on_behalf_of: string | undefined;
}

/** Per scope, the units a permission reaches: team, project or company ids; own needs none. */
export type Reach = Partial<Record<Scope, readonly string[]>>;

/** Who acts, with what he may do resolved: default deny is the absence of a permission here. */
export interface Actor {
  kind: ActorKind;
  /** The person; for guests and the system the nil uuid. */
  person_id: string;
  name: string;
  locale: 'zh-CN' | 'en';
  /** The company whose records he works with; undefined for guests. */
  company_id: string | undefined;
  offices: readonly HeldOffice[];
  permissions: ReadonlyMap<string, Reach>;
  /** What keeps him from what his offices permit, until he sees to it (access/1a, access/1e). */
  lacks?: 'own_password' | 'second_factor' | undefined;
}

export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who asks, why, how far and when: an act that has not been permitted yet. */
export interface Petition {
  actor: Actor;
  purpose?: string | undefined;
  scope?: Scope | undefined;
  at: Date;
  terms: Terms;
  request_id: string;
  /** Where the request came from, for throttling only: never logged. */
  address?: string | undefined;
  /** What the browser says of itself, for the words of a device: never kept, never logged. */
  user_agent?: string | undefined;
  /** The hash of the session or token that carried the request. */
  credential?: Buffer | undefined;
  /** The session that asks, when one does: when its holder last proved himself. */
  session?: { authenticated_at: Date } | undefined;
  /** How long the database may keep this act waiting; undefined is as long as a person waits. */
  patience_ms?: number | undefined;
}

/** One thing one person does, for one purpose, in one scope, at one moment, in one transaction. */
export interface Act extends Omit<Petition, 'scope'> {
  scope: Scope;
  /** The units the scope reaches. */
  reach: readonly string[];
  db: Transaction;
  /** Names a customer this act concerns: he will find the entry under "who used my data". */
  touch(customer_id: string): void;
  /** Adds codes and counts to the entry. Never a name, number, address or remark. */
  note(facts: Facts): void;
  /** The clause the act fulfils, for its entry. */
  cite(clause: string): void;
  /** Names the person whose office the actor used as a deputy, for the entry. */
  deputise(person_id: string): void;
  /** Writes in a transaction of its own, which a refusal does not undo: lock-outs and probe counts. */
  apart<T>(work: (db: Transaction) => Promise<T>): Promise<T>;
  /** Runs once the act is committed and never if it is not. Failing there fails nothing. */
  afterwards(work: () => Promise<void> | void): void;
}

/** The same act, its statements in another role. */
export const inRole = (act: Act, role: Role): Act => ({ ...act, db: act.db.as(role) });
