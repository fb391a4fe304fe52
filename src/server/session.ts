import { NOBODY, type Actor, type Petition } from '#gate/act';
import { actorOf } from '#modules/access';
import { onStandingChange, standingBehind } from '#modules/identity';
import { regimesInForce } from '#modules/policy';
import { hashToken } from '#platform/cipher';
import { monotonicMs, now } from '#platform/clock';
import type { Database } from '#platform/database';

import type { Asking } from './http.ts';

/** How long an answer about a credential may be repeated: disabling acts within this time. */
const REMEMBER_MS = 1_000;
/** Credentials remembered at most: a flood of them is forgotten, oldest first. */
const REMEMBERED_MOST = 5_000;

/** Who knocks without a credential that counts. */
const guest: Actor = {
  kind: 'guest',
  person_id: NOBODY,
  name: '',
  locale: 'zh-CN',
  company_id: undefined,
  offices: [],
  permissions: new Map(),
};

interface Known {
  actor: Actor;
  hash: Buffer;
  session: { authenticated_at: Date } | undefined;
}

interface Remembered {
  known: Promise<Known | undefined>;
  until_ms: number;
}

/**
 * Turns a cookie or a bearer token into who asks, why and under which terms.
 *
 * The answer about one credential is repeated for a second, so that a page that asks ten things at
 * once looks once; whatever in this process ends a session or changes an office clears it at once,
 * and what another process does is seen within that second (A14, A15). A token wins over a cookie:
 * whoever sends one means it. A credential that does not count makes a guest, not an error: signing
 * in must work with a stale cookie.
 */
export function sessionsOf(database: Database): {
  petitionOf(asking: Asking): Promise<Petition>;
} {
  const remembered = new Map<string, Remembered>();
  onStandingChange(() => remembered.clear());

  async function look({ session, token }: Asking, at: Date): Promise<Known | undefined> {
    const found = await standingBehind(database, { session, token }, at, regimesInForce().terms);
    if (!found) return undefined;
    const { standing, hash, session: opened } = found;
    return { actor: actorOf(standing), hash, session: opened };
  }

  function knownBehind(asking: Asking, at: Date): Promise<Known | undefined> {
    const secret = asking.token ?? asking.session;
    if (!secret) return Promise.resolve(undefined);
    // By hash: a dump of this process holds no more secrets than requests in flight.
    const key = hashToken(secret).toString('base64');
    const before = remembered.get(key);
    if (before && before.until_ms > monotonicMs()) return before.known;

    const known = look(asking, at);
    remembered.delete(key);
    remembered.set(key, { known, until_ms: monotonicMs() + REMEMBER_MS });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= REMEMBERED_MOST) break;
      remembered.delete(oldest);
    }
    known.catch(() => remembered.delete(key)); // An outage is not an answer to repeat.
    return known;
  }

  async function petitionOf(asking: Asking): Promise<Petition> {
    const at = now();
    const known = await knownBehind(asking, at);
    const { scope, purpose, address, user_agent, request_id } = asking;
    return {
      actor: known?.actor ?? guest,
      purpose,
      scope,
      at,
      terms: regimesInForce().terms,
      request_id,
      address,
      user_agent,
      credential: known?.hash,
      session: known?.session,
    };
  }

  return { petitionOf };
}
