import type { MiddlewareHandler } from 'hono';

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'x-frame-options': 'DENY',
};

const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Answers of the API are data for this page only: never cached, framed, sniffed or executed. */
export const apiHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(everywhere)) context.header(name, value);
  context.header('content-security-policy', apiPolicy);
  context.header('cache-control', 'no-store');
};

/** A page's policy: our own files, and the styles antd writes under this page's nonce. */
export function pageHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...everywhere,
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
  };
}

export const fileHeaders: Record<string, string> = {
  ...everywhere,
  'content-security-policy': apiPolicy,
};
