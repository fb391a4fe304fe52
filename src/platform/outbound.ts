/** What is asked of another server was not answered as it should be. Says nothing of its content. */
export class OutboundFailed extends Error {
  override name = 'OutboundFailed';
}

const PATIENCE_MS = 6_000;
const MOST_BYTES = 256 * 1024;

/** A fetch that goes nowhere but where the operator said. */
export type Outbound = (url: string | URL, init?: RequestInit) => Promise<Response>;

const isLoopback = (hostname: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

/**
 * The only way out of the house: to the hosts on the operator's list, over https (plain http to
 * this machine alone), without following redirects, for seconds, and reading no more than fits.
 * Throws OutboundFailed.
 */
export function outboundTo(hosts: readonly string[]): Outbound {
  const allowed = new Set(hosts.map((it) => it.toLowerCase()));
  return async (address, init = {}) => {
    const url = new URL(address);
    const isSafe =
      url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    if (!isSafe || !allowed.has(url.host)) throw new OutboundFailed('this host is not on the list');
    try {
      const patience = AbortSignal.timeout(PATIENCE_MS);
      const signal = init.signal ? AbortSignal.any([patience, init.signal]) : patience;
      const reply = await fetch(url, { ...init, redirect: 'error', signal });
      return new Response(await bounded(reply), { status: reply.status, headers: reply.headers });
    } catch (error) {
      if (error instanceof OutboundFailed) throw error;
      throw new OutboundFailed('the other server did not answer', { cause: error });
    }
  };
}

async function bounded(reply: Response): Promise<Blob | null> {
  if (!reply.body) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let count = 0;
  for await (const part of reply.body as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    count += part.length;
    if (count > MOST_BYTES) throw new OutboundFailed('the answer is too long');
    parts.push(part);
  }
  return new Blob(parts);
}
