/** The value the server put into this page and its policy; empty under Vite. */
export function pageNonce(): string | undefined {
  const value = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
  return value === undefined || value.startsWith('{{') ? undefined : value;
}

/**
 * antd hands the nonce to its own style elements, but its scroll lock (behind every drawer and
 * dialog) writes one without. Each style element made by our own scripts therefore carries the
 * page's nonce: the policy stays without 'unsafe-inline', and what is injected by parsing HTML
 * gains nothing.
 */
export function nonceEveryStyle(nonce: string | undefined): void {
  if (nonce === undefined) return;
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
