let address: string | undefined;

/** The address people use, as the operator set it (PUBLIC_URL); undefined when he did not. */
export function usePublicUrl(url: string | undefined): void {
  address = url?.replace(/\/+$/, '');
}

/** Never made of a request: a Host header says what its sender likes (B15). */
export const publicUrl = (): string | undefined => address;
