import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type Answer = { status?: number; body?: Json; location?: string };

const url = (it: Buffer | string) => Buffer.from(it).toString('base64url');

/** What a test changes of what the issuer says, to see that it is noticed. */
export interface Lies {
  claims?: Json;
  /** Signs with a key nobody published. */
  isForged?: boolean;
}

interface Granted {
  nonce: string;
  challenge: string;
  redirect_uri: string;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/**
 * A company's own sign-in, in place of the real ones: an OpenID issuer, and the addresses of 企业微信,
 * 钉钉 and 飞书 as their documents give them. Everybody is whom `who` says, without a question.
 */
export async function openCompanyServer() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, Granted>();
  const state = { who: 'xu', lies: {} as Lies, asked: [] as string[] };
  let address = '';

  function idToken({ nonce }: Granted): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: address, sub: `sub-${state.who}`, aud: 'kebu', iat: now, exp: now + 300, nonce },
      ...{ preferred_username: state.who, email: `${state.who}@kebu.example` },
      ...state.lies.claims,
    };
    const head = { alg: 'RS256', kid: 'one', typ: 'JWT' };
    const text = `${url(JSON.stringify(head))}.${url(JSON.stringify(claims))}`;
    const { privateKey } = state.lies.isForged ? forger : keys;
    return `${text}.${url(sign('sha256', Buffer.from(text), privateKey))}`;
  }

  function grant(search: URLSearchParams): Answer {
    const code = randomBytes(12).toString('hex');
    const asked = (name: string) => search.get(name) ?? '';
    const redirect_uri = asked('redirect_uri');
    codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge'), redirect_uri });
    const back = new URL(redirect_uri);
    back.search = new URLSearchParams({ code, authCode: code, state: asked('state') }).toString();
    return { status: 302, location: back.href };
  }

  function token(form: URLSearchParams): Answer {
    const granted = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      granted?.challenge === proof &&
      granted.redirect_uri === form.get('redirect_uri') &&
      form.get('client_id') === 'kebu' &&
      form.get('client_secret') === 'a secret of the issuer';
    if (!isRight) return { status: 400, body: { error: 'invalid_grant' } };
    const body = {
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken(granted),
    };
    return { body };
  }

  const metadata = (): Json => ({
    issuer: address,
    authorization_endpoint: `${address}/authorize`,
    token_endpoint: `${address}/token`,
    jwks_uri: `${address}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  });
  const spent = (code: unknown) => !codes.delete(String(code));
  const isMember = () => state.who !== 'stranger';

  const answers: Record<string, (search: URLSearchParams, body: string) => Answer> = {
    '/.well-known/openid-configuration': () => ({ body: metadata() }),
    '/jwks': () => ({
      body: { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] },
    }),
    '/authorize': grant,
    '/token': (_, body) => token(new URLSearchParams(body)),
    '/wwlogin/sso/login': grant,
    '/cgi-bin/gettoken': (it) =>
      it.get('corpsecret') === 'a secret of wecom'
        ? { body: { errcode: 0, access_token: 'app' } }
        : { body: { errcode: 40001 } },
    '/cgi-bin/auth/getuserinfo': (it) => {
      if (it.get('access_token') !== 'app' || spent(it.get('code')))
        return { body: { errcode: 40029 } };
      return { body: isMember() ? { errcode: 0, userid: state.who } : { errcode: 0, openid: 'o' } };
    },
    '/oauth2/auth': grant,
    '/v1.0/oauth2/userAccessToken': (_, body) =>
      spent((JSON.parse(body) as Json).code)
        ? { status: 400, body: { code: 'invalid' } }
        : { body: { accessToken: 'user' } },
    '/v1.0/contact/users/me': () => ({ body: { unionId: `union-${state.who}` } }),
    '/v1.0/oauth2/accessToken': () => ({ body: { accessToken: 'app' } }),
    '/topapi/user/getbyunionid': () =>
      isMember()
        ? { body: { errcode: 0, result: { contact_type: 0, userid: state.who } } }
        : { body: { errcode: 0, result: { contact_type: 1, userid: state.who } } },
    '/open-apis/authen/v1/authorize': grant,
    '/open-apis/authen/v2/oauth/token': (_, body) =>
      spent((JSON.parse(body) as Json).code)
        ? { status: 400, body: { code: 20003 } }
        : { body: { code: 0, access_token: 'user' } },
    '/open-apis/authen/v1/user_info': () => ({
      body: { code: 0, data: isMember() ? { user_id: state.who } : {} },
    }),
  };

  const server = createServer((request, reply) => {
    const asked = new URL(request.url ?? '/', 'http://localhost');
    void bodyOf(request).then((body) => {
      state.asked.push(asked.pathname);
      const found = answers[asked.pathname]?.(asked.searchParams, body) ?? { status: 404 };
      const headers = {
        'content-type': 'application/json',
        ...(found.location && { location: found.location }),
      };
      reply.writeHead(found.status ?? 200, headers).end(JSON.stringify(found.body ?? {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    address,
    host: new URL(address).host,
    /** Whom the other side takes the browser for, and the lies it tells. */
    state,
    close: () => new Promise((done) => server.close(done)),
  };
}
export type CompanyServer = Awaited<ReturnType<typeof openCompanyServer>>;
