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
export const apiHeaders: Readonly<Record<string, string>> = {
  ...everywhere,
  'content-security-policy': apiPolicy,
  'cache-control': 'no-store',
};

const jsonHeaders = { ...apiHeaders, 'content-type': 'application/json' };

/**
 * An answer in JSON with its headers in one piece: set one by one, they cost more than the answer.
 */
export function json(body: unknown, status = 200, more?: Record<string, string>): Response {
  const headers = more ? { ...jsonHeaders, ...more } : jsonHeaders;
  return new Response(JSON.stringify(body), { status, headers });
}

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
