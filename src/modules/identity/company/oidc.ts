import type { Configuration } from 'openid-client';

import { OutboundFailed } from '#platform/outbound';

import { NotProved, textIn, type Keys, type Provider } from './provider.ts';

/** Loaded by houses that sign in through their company, and by nobody else. */
const library = () => import('openid-client');

/**
 * OpenID Connect with PKCE, state and nonce; the signature of what the issuer says is verified as
 * well as where it came from. `claim` is what is compared with sign-in names; an e-mail only counts
 * when the issuer verified it.
 */
export function oidcProvider(
  { id, secret, outbound }: Keys,
  { issuer, claim }: { issuer: string; claim: string },
): Provider {
  const isLocal = new URL(issuer).protocol === 'http:';
  let known: Promise<Configuration> | undefined;

  async function discovered(): Promise<Configuration> {
    const openid = await library();
    const { allowInsecureRequests, enableNonRepudiationChecks } = openid;
    return openid.discovery(new URL(issuer), id, undefined, openid.ClientSecretPost(secret), {
      [openid.customFetch]: (url, init) => outbound(url, init as RequestInit),
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
    });
  }

  function configuration(): Promise<Configuration> {
    known ??= discovered();
    known.catch(() => (known = undefined)); // Asked again, when the issuer may be back.
    return known;
  }

  return {
    async begin({ redirect_uri, state, nonce, verifier }) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
      return buildAuthorizationUrl(await telling(configuration()), {
        redirect_uri,
        scope: 'openid profile email',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },
    async finish({ redirect_uri, state, nonce, verifier }, answer) {
      const { authorizationCodeGrant } = await library();
      const url = new URL(`${redirect_uri}?${new URLSearchParams(answer)}`);
      const tokens = await telling(
        authorizationCodeGrant(await telling(configuration()), url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        }),
      );
      const claims = tokens.claims() as Record<string, unknown> | undefined;
      if (claim === 'email' && claims?.email_verified !== true)
        throw new NotProved('the issuer did not verify the address');
      return textIn(claims, claim);
    },
  };
}

/** The library's own errors tell of tokens and codes: here they become a no, or an outage. */
async function telling<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    for (let it: unknown = error; it instanceof Error; it = it.cause)
      if (it instanceof OutboundFailed) throw it;
    throw new NotProved('the issuer’s answer does not hold', { cause: error });
  }
}
