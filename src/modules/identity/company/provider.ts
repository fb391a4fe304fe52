import type { Outbound } from '#platform/outbound';

/** What a sign-in with a company account is begun and finished with. */
export interface Passage {
  /** Where the account's server sends the browser back to. */
  redirect_uri: string;
  /** Ours, once, for minutes; the others are made of it and never leave the house. */
  state: string;
  nonce: string;
  verifier: string;
}

/** The account's server said no, or something that cannot be believed. */
export class NotProved extends Error {
  override name = 'NotProved';
}

/** A place where a company keeps its accounts. */
export interface Provider {
  /** Where the browser goes to prove who is there. */
  begin(passage: Passage): Promise<URL>;
  /**
   * Who came back, as this provider calls him: what is compared with sign-in names. `answer` is
   * what the address said. Throws NotProved and OutboundFailed.
   */
  finish(passage: Passage, answer: Readonly<Record<string, string>>): Promise<string>;
}

export interface Keys {
  id: string;
  secret: string;
  outbound: Outbound;
}

/** The code an address brought back, under the name its provider gives it. */
export function codeIn(answer: Readonly<Record<string, string>>, name = 'code'): string {
  const code = answer[name];
  if (!code) throw new NotProved('no code came back');
  return code;
}

/** Asks a server that speaks JSON; a status that is none of success is a no. */
export async function askJson(
  outbound: Outbound,
  url: URL,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Record<string, unknown>> {
  const sending =
    body === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        };
  const reply = await outbound(url, sending);
  const said = (await reply.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  if (!reply.ok || said === undefined) throw new NotProved('the account’s server said no');
  return said;
}

/** A text an answer must hold. */
export function textIn(said: Record<string, unknown> | undefined, name: string): string {
  const text = said?.[name];
  if (typeof text !== 'string' || text === '') throw new NotProved(`the answer holds no ${name}`);
  return text;
}
