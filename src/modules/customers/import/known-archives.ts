import { z } from 'zod';

import type { Act } from '#gate/act';
import {
  idNumberToken,
  keysAt,
  openJson,
  phoneToken,
  tokenKinds,
  type Token,
} from '#modules/vault';
import { loadSql } from '#platform/sql';

import { Contact } from '../contract.ts';
import { Line, openIdentity } from '../customer-line.ts';
import { contactPlace } from '../open-customer.ts';

const sql = loadSql(import.meta.url);

/** What an archive is recognised by (R-C5, first form): a phone or an ID number, exactly. */
export interface Recognisable {
  phones: readonly string[];
  id_number?: string | undefined;
}

const Candidate = z.object({
  kind: z.int(),
  token: z.int(),
  extra: z.int(),
  customer_id: z.uuid(),
  identity: z.instanceof(Buffer),
  contact: z.instanceof(Buffer).nullable(),
  seal_version: z.int(),
  key_slot: Line.shape.key_slot,
});
type Candidate = z.infer<typeof Candidate>;

const wordOf = ({ kind, token, extra }: Token) => `${kind}.${token}.${extra}`;

function tokensOfOne({ phones, id_number }: Recognisable): Token[] {
  const tokens = phones.map(phoneToken);
  return id_number ? [...tokens, idNumberToken(id_number)] : tokens;
}

/**
 * Which of these the company has an archive of already, whoever is in charge of it: by place in the
 * list. Tokens narrow, opened values decide; nothing of the archives found leaves this function.
 */
export async function knownAmong(
  act: Act,
  company_id: string,
  wanted: readonly Recognisable[],
): Promise<Set<number>> {
  const tokens = new Map<string, Token>();
  for (const one of wanted) for (const it of tokensOfOne(one)) tokens.set(wordOf(it), it);
  if (tokens.size === 0) return new Set();
  const asked = [...tokens.values()];
  const rows = await act.db.as('kebu_dedupe').many(
    sql('list_candidates'),
    {
      kinds: asked.map((it) => it.kind),
      tokens: asked.map((it) => it.token),
      extras: asked.map((it) => it.extra),
      company_id,
    },
    Candidate,
  );
  if (rows.length === 0) return new Set();
  const held = openCandidates(rows);
  const known = wanted.flatMap((one, at) => {
    const values = [...one.phones, ...(one.id_number ? [one.id_number] : [])];
    return values.some((it) => held.has(it)) ? [at] : [];
  });
  return new Set(known);
}

/** The phones and ID numbers of the candidates, each archive opened once. */
function openCandidates(rows: readonly Candidate[]): Set<string> {
  const once = [...new Map(rows.map((it) => [it.customer_id, it])).values()];
  const byId = new Set(
    rows.filter((it) => it.kind === tokenKinds.id_number).map((it) => it.customer_id),
  );
  const keys = keysAt(once.map((it) => it.key_slot));
  const held = new Set<string>();
  for (const [at, row] of once.entries()) {
    for (const phone of openIdentity(row, keys[at]!).phones) held.add(phone);
    if (!byId.has(row.customer_id) || !row.contact) continue;
    const place = contactPlace(row.customer_id, row.seal_version);
    const { id_number } = openJson(keys[at]!, place, row.contact, Contact);
    if (id_number) held.add(id_number);
  }
  return held;
}
