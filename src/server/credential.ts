import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

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

export function credentialOf(context: Context, transport: Transport) {
  const [scheme, token] = context.req.header('authorization')?.split(' ') ?? [];
  return {
    session: getCookie(context, nameFor(transport)),
    token: scheme?.toLowerCase() === 'bearer' ? token : undefined,
    address: addressOf(context, transport),
  };
}

function addressOf(context: Context, { trust_proxy }: Transport): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (trust_proxy && forwarded) return forwarded;
  return getConnInfo(context).remote.address ?? 'unknown';
}

/** The session cookie, or the one that ends it. Strict: no other site's link carries it here. */
export function cookieFor(_context: Context, transport: Transport, session: string | null): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (transport.is_secure) flags.push('Secure');
  if (session === null) flags.push('Max-Age=0');
  return [`${nameFor(transport)}=${session ?? ''}`, ...flags].join('; ');
}
