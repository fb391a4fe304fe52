import type { z } from 'zod';

import type { Endpoint } from '#kernel/endpoint';
import { defineRefusals, Refusal, type Facts } from '#kernel/refusal';
import { scopesFromNarrow, type Scope } from '#kernel/scope';
import type { Database, Role, Standing, Transaction } from '#platform/database';
import { log } from '#platform/log';

import { NOBODY, type Act, type Petition, type Reach } from './act.ts';
import { refuseStale } from './freshness.ts';
import { problemsOf } from './problems.ts';

export const refusals = defineRefusals('gate', {
  sign_in_first: 'unauthenticated',
  not_permitted: 'forbidden',
  scope_not_permitted: 'forbidden',
  purpose_not_allowed: 'forbidden',
  input_invalid: 'invalid',
});

export type UseCase<E extends Endpoint> = (
  act: Act,
  input: z.output<E['input']>,
) => Promise<z.input<E['output']>>;

/** One act as the log keeps it. Ids and codes only. */
export interface Entry {
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  on_behalf_of: string | null;
  /** The codes of the offices the actor held, his own and those he stands in for. */
  offices: readonly string[];
  company_id: string | null;
  action: string;
  outcome: 'done' | 'refused';
  refusal_code: string | null;
  scope: string | null;
  purpose: string | null;
  clause: string | null;
  facts: Facts;
  request_id: string;
  subjects: readonly string[];
}

/** The log, as the gate needs it; the composition root hands in the audit module's. */
export interface Recorder {
  /** Writes the entry with the commit of the act's own transaction: neither exists without the other. */
  write(db: Transaction, entry: Entry): void;
  /** Makes the entry durable on its own, grouped with others waiting; resolves when it is. */
  append(entry: Entry): Promise<void>;
}

export type Perform = ReturnType<typeof openGate>;

const door: Standing = { role: 'kebu_door', settings: {} };

/** The scope a request acts in: the one it states, or the widest its permission has. */
function scopeOf(reach: Reach, stated: Scope | undefined): Scope {
  if (stated !== undefined) {
    if (reach[stated] === undefined) throw refusals.scope_not_permitted({ scope: stated });
    return stated;
  }
  const widest = scopesFromNarrow.toReversed().find((it) => reach[it] !== undefined);
  if (widest === undefined) throw refusals.not_permitted();
  return widest;
}

function permit(endpoint: Endpoint, petition: Petition): [Scope, Reach] {
  const found = reachOf(endpoint, petition);
  if (endpoint.stepUp === true) refuseStale(petition);
  return found;
}

function reachOf(endpoint: Endpoint, { actor, scope, purpose }: Petition): [Scope, Reach] {
  const { id, purposes } = endpoint;
  if (!endpoint.actors.includes(actor.kind)) {
    if (actor.kind === 'guest') throw refusals.sign_in_first();
    throw refusals.not_permitted({ action: id });
  }
  if (purpose !== undefined && purposes.length > 0 && !purposes.includes(purpose))
    throw refusals.purpose_not_allowed({ purpose }, 'information/2e');
  if (actor.kind !== 'person' || endpoint.personal) return ['own', { own: [] }];
  const reach = actor.permissions.get(id);
  if (reach === undefined) throw refusals.not_permitted({ action: id });
  return [scopeOf(reach, scope), reach];
}

const listOf = (ids: readonly string[]) => `{${ids.join(',')}}`;

/** The database role and settings an actor's scope stands on. */
export function standingOf({ actor }: Petition, scope: Scope, reach: Reach): Standing {
  if (actor.kind === 'guest') return { role: 'kebu_guest', settings: {} };
  const settings: Record<string, string> = { person_id: actor.person_id };
  if (actor.company_id !== undefined) settings.company_ids = listOf([actor.company_id]);
  if (actor.kind === 'system') return { role: 'kebu_system', settings };
  if (scope !== 'own') settings[`${scope}_ids`] = listOf(reach[scope] ?? []);
  return { role: `kebu_${scope}` as Role, settings };
}

/**
 * The only door to a use case. HTTP, the command line and jobs all pass through it, so permission,
 * purpose, transaction and log hold for each of them and can be forgotten by none.
 */
export function openGate(database: Database, recorder: Recorder) {
  const apart = <T>(work: (db: Transaction) => Promise<T>) => database.aside(door, work);

  return async function perform<E extends Endpoint>(
    endpoint: E,
    useCase: UseCase<E>,
    petition: Petition,
    rawInput: unknown,
  ): Promise<z.output<E['output']>> {
    const trace: Trace = { subjects: new Set(), facts: {}, after: [] };
    const purpose = petition.purpose ?? endpoint.purposes[0];
    let scope: Scope | undefined;
    try {
      const [permitted, reach] = permit(endpoint, petition);
      scope = permitted;
      const input = parseInput(endpoint, rawInput);
      const run = async (db: Transaction) => {
        forget(trace); // A retried transaction starts its trace anew.
        const act = openAct({ ...petition, purpose }, permitted, reach, db, trace, apart);
        const output = endpoint.output.parse(await useCase(act, input));
        if (endpoint.effect === 'write') recorder.write(db, entry('done'));
        return output as z.output<E['output']>;
      };
      const standing = standingOf(petition, permitted, reach);
      const output =
        endpoint.effect === 'write'
          ? await database.transaction(standing, run, petition.patience_ms)
          : await database.read(standing, run, petition.patience_ms);
      if (endpoint.effect === 'read' && isKept(endpoint)) await recorder.append(entry('done'));
      for (const work of trace.after) await quietly(work);
      return output;
    } catch (error) {
      if (error instanceof Refusal && isLogged(endpoint, petition))
        await recorder.append(entry('refused', error));
      throw error;
    }

    function entry(outcome: Entry['outcome'], refusal?: Refusal): Entry {
      const { actor, at, request_id } = petition;
      return {
        at,
        actor_kind: actor.kind,
        actor_id: actor.person_id === NOBODY ? null : actor.person_id,
        on_behalf_of: trace.on_behalf_of ?? null,
        offices: [...new Set(actor.offices.map((it) => it.office))].toSorted(),
        company_id: actor.company_id ?? null,
        action: endpoint.id,
        outcome,
        refusal_code: refusal?.code ?? null,
        scope: scope ?? null,
        purpose: endpoint.purposes.length > 0 ? (purpose ?? null) : null,
        clause: refusal?.clause ?? trace.clause ?? null,
        facts: trace.facts,
        request_id,
        subjects: [...trace.subjects],
      };
    }
  };
}

interface Trace {
  subjects: Set<string>;
  facts: Facts;
  clause?: string | undefined;
  on_behalf_of?: string | undefined;
  after: (() => Promise<void> | void)[];
}

function forget(trace: Trace): void {
  trace.subjects.clear();
  trace.facts = {};
  trace.clause = undefined;
  trace.on_behalf_of = undefined;
  trace.after = [];
}

/** Refused writes and refused reads of identity are entries; a stranger's knocks are not. */
function isLogged(endpoint: Endpoint, { actor }: Petition): boolean {
  if (actor.kind === 'guest' && !endpoint.actors.includes('guest')) return false;
  return endpoint.effect === 'write' || isKept(endpoint);
}

/** Reads that are entries: those of customers' records, and of the log itself. */
function isKept({ purposes, logged }: Endpoint): boolean {
  return purposes.length > 0 || logged === true;
}

function parseInput<E extends Endpoint>(endpoint: E, raw: unknown): z.output<E['input']> {
  const input = endpoint.input.safeParse(raw);
  const fields = problemsOf(raw, input.error);
  if (fields.length === 0) return input.data as z.output<E['input']>;
  const { path, code } = fields[0]!;
  const refusal = refusals.input_invalid({ field: path, problem: code });
  refusal.fields = fields;
  throw refusal;
}

function openAct(
  petition: Petition,
  scope: Scope,
  reach: Reach,
  db: Transaction,
  trace: Trace,
  apart: Act['apart'],
): Act {
  return {
    ...petition,
    scope,
    reach: reach[scope] ?? [],
    db,
    touch: (customer_id) => void trace.subjects.add(customer_id),
    note: (facts) => void Object.assign(trace.facts, facts),
    cite: (clause) => void (trace.clause = clause),
    deputise: (person_id) => void (trace.on_behalf_of = person_id),
    apart,
    afterwards: (work) => void trace.after.push(work),
  };
}

async function quietly(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error('gate.afterwards_failed', { error });
  }
}
