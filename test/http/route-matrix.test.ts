import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Office, UnitKind } from '#contract/identity';
import { Scope } from '#kernel/scope';
import { newId } from '#platform/identifier';

import { dayAhead } from '../support/day-ahead.ts';
import { placesOf } from '../../src/modules/identity/rules/office-place.ts';
import { routeList, type ListedRoute } from '../../src/server/route-list.ts';
import { openApplication, type Application } from '../support/application.ts';
import { appoint, sessionOf, type Place } from '../support/offices.ts';
import { ok, type Client, type Reply } from '../support/wire.ts';

const golden = new URL('../../docs/generated/route-matrix.txt', import.meta.url);
/** How many people knock at the same time. */
const AT_ONCE = 16;

/** An office in the largest or in the smallest unit it may be held in. */
interface Holder {
  office: Office;
  held: Held;
  client: Client;
}
const holdings = ['widest', 'narrowest'] as const;
type Held = (typeof holdings)[number];

const unitOfKind: Record<UnitKind, Place> = {
  group: 'group',
  company: 'company',
  department: 'sales_office',
  project: 'terrace',
  team: 'terrace_a',
};

function placeOf(office: Office, held: Held): Place {
  const fromWide = UnitKind.options.filter((it) => placesOf(office).includes(it));
  return unitOfKind[(held === 'widest' ? fromWide[0] : fromWide.at(-1))!];
}

let app: Application;
const holders: Holder[] = [];
let idler: Client;
let dismissed: Client;
beforeAll(async () => {
  app = await openApplication();
  for (const held of holdings)
    for (const office of Office.options) {
      const person_id = await appoint(app, { office, at: placeOf(office, held) });
      holders.push({ office, held, client: await sessionOf(app, person_id) });
    }
  idler = await sessionOf(app, await appoint(app));
  const gone = await appoint(app, { office: 'general_manager', at: 'company' });
  dismissed = await sessionOf(app, gone);
  await app.rows('update identity.person set disabled_at = now() where person_id = $1', gone);
});
afterAll(() => app.close());

/** Signing out ends the session that asks, so it is asked last. */
const routes = routeList().toSorted(
  (a, b) => Number(a.id === 'identity.sign-out') - Number(b.id === 'identity.sign-out'),
);
type Answer = 'in' | '401' | '403';

const faults = new Set<string>();

/** What the door said: whatever is not its refusal is an answer of what lies behind it. */
function doorOf(route: ListedRoute, { status, body }: Reply): Answer {
  if (status === 401) return '401';
  if (status === 403 && String(body.code).startsWith('gate.')) return '403';
  if (status >= 500 || status === 429) faults.add(`${route.id}: ${status} ${String(body.code)}`);
  // An empty body about a record nobody has cannot have done anything.
  const isDone = status === 200 && route.effect === 'write';
  if (isDone && route.id !== 'identity.sign-out') faults.add(`${route.id} did something`);
  return 'in';
}

async function knock(client: Client, route: ListedRoute, scope?: Scope): Promise<Answer> {
  const path = route.path.replaceAll(/:[a-z_]+/g, () => newId());
  const body = route.method === 'GET' ? {} : { body: {} };
  const query = scope === undefined ? '' : `?scope=${scope}`;
  return doorOf(route, await client.send(route.method, path + query, body));
}

/** Runs work for all, a few at a time, in order. */
async function each<In, Out>(all: readonly In[], work: (it: In) => Promise<Out>): Promise<Out[]> {
  const found: Out[] = [];
  let next = 0;
  const runner = async () => {
    for (let at = next++; at < all.length; at = next++) found[at] = await work(all[at]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  return found;
}

interface Row {
  scope: Scope | undefined;
  held: Held;
  in: Office[];
}

/** Who is let in, in each scope a request may state and when it states none, by unit held. */
async function rowsOf(route: ListedRoute): Promise<Row[]> {
  const asked = [undefined, ...Scope.options].flatMap((scope) =>
    holders.map((holder) => ({ scope, holder })),
  );
  const answers = await each(asked, ({ scope, holder }) => knock(holder.client, route, scope));
  const rows: Row[] = [];
  for (const held of holdings)
    for (const scope of [undefined, ...Scope.options]) {
      const let_in = asked.flatMap((it, index) =>
        it.scope === scope && it.holder.held === held && answers[index] === 'in'
          ? [it.holder.office]
          : [],
      );
      rows.push({ scope, held, in: let_in });
    }
  return rows;
}

const everyone = Office.options.length;
const wordsOf = (offices: readonly Office[]) =>
  offices.length === everyone ? 'every office' : offices.join(' ');

async function sectionOf(route: ListedRoute): Promise<string[]> {
  const guest = await knock(app.stranger(), route);
  expect([route.id, await knock(dismissed, route)]).toEqual([route.id, guest]);
  const idle = await knock(idler, route);
  const rows = route.id === 'identity.sign-out' ? [] : await rowsOf(route);
  const lines = [`${route.id}  ${route.method} ${route.path}`];
  lines.push(`  stranger ${guest}, no office ${idle}`);
  for (const held of holdings) {
    const ofPlace = rows.filter((it) => it.held === held);
    const stated = ofPlace.filter((it) => it.scope !== undefined);
    const unstated = ofPlace.find((it) => it.scope === undefined)?.in ?? [];
    // Who states no scope is let in when any scope would let him in.
    expect([route.id, unstated]).toEqual([
      route.id,
      Office.options.filter((office) => stated.some((it) => it.in.includes(office))),
    ]);
    if (stated.length > 0 && stated.every((it) => it.in.length === everyone)) {
      lines.push(`  ${held.padEnd(11)}any      every office`);
      continue;
    }
    for (const { scope, in: offices } of stated)
      if (offices.length > 0)
        lines.push(`  ${held.padEnd(11)}${scope!.padEnd(9)}${wordsOf(offices)}`);
  }
  return lines;
}

test('A12 H3 every endpoint, asked by every office in every scope, lets in whom the page says', async () => {
  const lines = [
    'Who is let in, asked of the running server: whoever is not named here was refused with 403.',
    'widest, narrowest: the office held in the largest, in the smallest unit it may be held in.',
    'UPDATE_GOLDEN=1 npx vitest run test/http/route-matrix.test.ts',
    '',
  ];
  for (const route of routes) lines.push(...(await sectionOf(route)));
  const text = `${lines.join('\n')}\n`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
  expect([...faults]).toEqual([]);
  expect(text).toBe(readFileSync(golden, 'utf8'));
}, 240_000);

test('A12 a token opens what its owner’s cookie opens, and nothing else', async () => {
  const expires_on = dayAhead(1);
  for (const name of ['xu', 'wen', 'an'] as const) {
    const client = await app.as(name);
    const { token } = ok<{ token: string }>(
      await client.post('/api/identity/me/tokens', { name: 'matrix', expires_on }),
    );
    const script = app.stranger();
    const differing = await each(
      routes.filter((it) => it.id !== 'identity.sign-out'),
      async (route) => {
        const path = route.path.replaceAll(/:[a-z_]+/g, () => newId());
        const body = route.method === 'GET' ? {} : { body: {} };
        const headers = { authorization: `Bearer ${token}` };
        const answer = doorOf(route, await script.send(route.method, path, { ...body, headers }));
        return answer === (await knock(client, route)) ? [] : [`${name} ${route.id}: ${answer}`];
      },
    );
    expect(differing.flat()).toEqual([]);
  }
});
