import type { IncomingMessage } from 'node:http';
import { parse } from 'hono/utils/cookie';

/** How requests reach this process. */
export interface Transport {
  /** True when TLS ends here or at a declared proxy: cookies are then Secure and `__Host-`. */
  is_secure: boolean;
  /** True when a reverse proxy is declared; only then is its forwarding header believed (B16). */
  trust_proxy: boolean;
  /** The origins a page of ours can have, for a given Host header. */
  origins(host: string | undefined): readonly string[];
}

const nameFor = ({ is_secure }: Transport) => (is_secure ? '__Host-kebu' : 'kebu');

export function credentialOf(incoming: IncomingMessage, transport: Transport) {
  const { authorization, cookie } = incoming.headers;
  const [scheme, token] = authorization?.split(' ') ?? [];
  const name = nameFor(transport);
  return {
    session: cookie === undefined ? undefined : parse(cookie, name)[name],
    token: scheme?.toLowerCase() === 'bearer' ? token : undefined,
    address: addressOf(incoming, transport),
    user_agent: incoming.headers['user-agent'],
  };
}

function addressOf({ headers, socket }: IncomingMessage, { trust_proxy }: Transport): string {
  const stated = headers['x-forwarded-for'];
  const forwarded = String(stated ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  if (trust_proxy && forwarded) return forwarded;
  return socket.remoteAddress ?? 'unknown';
}

/** The session cookie, or the one that ends it. Strict: no other site's link carries it here. */
export function cookieFor(transport: Transport, session: string | null): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (transport.is_secure) flags.push('Secure');
  if (session === null) flags.push('Max-Age=0');
  return [`${nameFor(transport)}=${session ?? ''}`, ...flags].join('; ');
}
