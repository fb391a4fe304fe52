import { newId } from '#platform/identifier';

import { archiveOf, consent, elements } from '../../test/support/archives.ts';
import { marked, type Marked } from '../../test/support/markers.ts';
import type { Client, Reply } from '../../test/support/wire.ts';
import type { Chance } from '../course.ts';
import type { Ground } from './ground.ts';
import { isAcknowledged, type Sent } from './journal.ts';

/** Nobody waits longer for an answer; what is slower than this was not answered. */
const PATIENCE_MS = 30_000;

/** A customer as the one who wrote him knows him. */
export interface Own extends Marked {
  customer_id: string;
}

/** One client at work: a consultant with customers of his own, or the reviewer. */
export interface Worker {
  ground: Ground;
  at: number;
  client: Client;
  chance: Chance;
  own: Own[];
  /** Sends a write and keeps what came of it; asks again when nobody gave a clear answer. */
  send(sent: Sent, ask: Ask): Promise<void>;
  /** Asks without changing anything; undefined when there was no good answer. */
  look(ask: Ask): Promise<Reply | undefined>;
}

export type Ask = (client: Client) => Promise<Reply>;

const asking =
  (method: string, path: string, body?: unknown): Ask =>
  (client) =>
    client.send(method, path, { ...(body === undefined ? {} : { body }), timeout_ms: PATIENCE_MS });

/** What a consultant does next, as chance has it: first some customers, then a day's work. */
export function anyDeed(worker: Worker): Promise<unknown> {
  const drawn = worker.own.length < 3 ? 0 : worker.chance.next();
  if (drawn < 0.35) return register(worker, 'register');
  if (drawn < 0.5) return register(worker, 'card');
  if (drawn < 0.75) return followUp(worker);
  if (drawn < 0.85) return revise(worker);
  const { customer_id, phone } = worker.chance.pick(worker.own);
  if (drawn < 0.93) return worker.look(asking('POST', '/api/customers/search', { term: phone }));
  return worker.look(asking('GET', `/api/customers/${customer_id}`));
}

async function register(worker: Worker, deed: 'register' | 'card'): Promise<void> {
  const person: Own = { ...marked(), customer_id: newId() };
  const { customer_id, phone } = person;
  const words = `${person.name}\n${person.remark}`;
  const sent = worker.ground.journal.begin({
    ...{ deed, id: customer_id, customer_id, phone, words },
    writer: worker.at,
  });
  const archive = archiveOf(person);
  await worker.send(
    sent,
    deed === 'register'
      ? asking('POST', '/api/customers', { ...archive, customer_id, consent })
      : asking('POST', '/api/reception/warm-cards', { archive, customer_id, consent, elements }),
  );
  if (isAcknowledged(sent)) worker.own.push(person);
}

export async function followUp(worker: Worker): Promise<void> {
  const { customer_id } = worker.chance.pick(worker.own);
  const follow_up_id = newId();
  const content = marked().remark;
  const kind = worker.chance.pick(['call', 'visit', 'message']);
  const sent = worker.ground.journal.begin({
    ...{ deed: 'follow_up', id: follow_up_id, customer_id },
    ...{ writer: worker.at, words: content },
  });
  const body = { follow_up_id, kind, outcome: 'will_come', content };
  await worker.send(
    sent,
    asking('POST', `/api/reception/customers/${customer_id}/follow-ups`, body),
  );
}

async function revise(worker: Worker): Promise<void> {
  const one = worker.chance.pick(worker.own);
  const { intake_channel: _channel, ...archive } = archiveOf({ ...one, remark: marked().remark });
  const sent = worker.ground.journal.begin({
    ...{ deed: 'revise', id: newId(), customer_id: one.customer_id },
    ...{ writer: worker.at, words: archive.contact.remark },
  });
  await worker.send(sent, asking('PUT', `/api/customers/${one.customer_id}`, archive));
}

/** One signature under whatever lies in the inbox; false when it is empty or cannot be read. */
export async function review(worker: Worker): Promise<boolean> {
  const inbox = await worker.look(asking('GET', '/api/approvals/requests?scope=project&limit=20'));
  const rows = (inbox?.body.rows ?? []) as { request_id: string; about_id: string }[];
  if (rows.length === 0) return false;
  const { request_id: id, about_id: customer_id } = worker.chance.pick(rows);
  const isGood = worker.chance.next() < 0.8;
  const decision = isGood ? 'approved' : 'returned';
  const sent = worker.ground.journal.begin({
    ...{ deed: 'decide', id, customer_id },
    ...{ writer: worker.at, words: decision },
  });
  const body = { decision, ...(isGood ? {} : { reason_code: 'incomplete' }) };
  const path = `/api/approvals/requests/${id}/signatures?scope=project`;
  await worker.send(sent, asking('POST', path, body));
  return true;
}
