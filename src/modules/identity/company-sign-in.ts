import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { log } from '#platform/log';
import { OutboundFailed } from '#platform/outbound';
import { loadSql } from '#platform/sql';

import { newChallenge, useChallenge } from './challenges.ts';
import { NotProved, type Passage } from './company/provider.ts';
import type { Offered } from './company/settings.ts';
import { refusals, type contract } from './contract.ts';
import { markOf } from './factor-key.ts';
import { publicUrl } from './public-url.ts';
import { signInKey } from './rules/sign-in-key.ts';
import { enter } from './second-step.ts';

const sql = loadSql(import.meta.url);

let offered: readonly Offered[] = [];

/** Hands in where the company keeps its accounts; none is the usual. */
export function useCompanySignIn(all: readonly Offered[]): void {
  offered = all;
}

/** What the entrance may offer: without an address of ours nobody could be sent back to it. */
export const companyWays = () =>
  publicUrl() === undefined
    ? []
    : offered.map(({ provider_id, kind, name }) => ({ provider_id, kind, name }));

function passageOf(state: string): Passage {
  const made = (what: string) => markOf('company', what, state).toString('base64url');
  const redirect_uri = `${publicUrl()}/company`;
  return { redirect_uri, state, nonce: made('nonce'), verifier: made('verifier') };
}

function offeredAs(provider_id: string): Offered {
  const found = offered.find((it) => it.provider_id === provider_id);
  if (!found || publicUrl() === undefined) throw refusals.company_off();
  return found;
}

/** Where the browser goes to sign in with a company account. Writes nothing. */
export async function beginCompanySignIn(
  act: Act,
  { provider_id }: z.output<typeof contract.beginCompanySignIn.input>,
) {
  const { provider } = offeredAs(provider_id);
  // Hexadecimal: 企业微信 takes letters and digits, 128 of them.
  const state = newChallenge('company', act.at).toString('hex');
  const url = await asked(provider_id, provider.begin(passageOf(state)));
  return { url: url.href, state };
}

/**
 * Lets somebody in whom the company's own accounts know: what they call him is compared with
 * sign-in names, so an administrator decides who that is. Whoever has a second step takes it.
 */
export async function finishCompanySignIn(
  act: Act,
  { provider_id, state, answer }: z.output<typeof contract.finishCompanySignIn.input>,
) {
  const { provider } = offeredAs(provider_id);
  if (answer.state !== state) throw refusals.company_failed();
  const door = inRole(act, 'kebu_door');
  // Used up first and for good: what is brought twice is asked about once.
  const challenge = Buffer.from(state, 'hex').toString('base64url');
  await act.apart((db) => useChallenge({ ...act, db }, 'company', challenge));
  const claimed = await asked(provider_id, provider.finish(passageOf(state), answer));
  const sign_in_key = signInKey(claimed);
  const known = z.object({ person_id: z.uuid() });
  const person = await door.db.maybeOne(sql('read_person'), { sign_in_key }, known);
  if (!person) throw refusals.company_unknown();
  return enter(door, person.person_id, 'company');
}

/** A no of the other side is a refusal; its silence is written to the log for the operator. */
async function asked<T>(provider_id: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotProved) throw refusals.company_failed();
    if (!(error instanceof OutboundFailed)) throw error;
    log.warn('identity.company_unreachable', { provider_id, error });
    throw refusals.company_away();
  }
}
