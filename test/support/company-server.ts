import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type Answer = { status?: number; body?: Json; location?: string };
type Answers = Record<string, (search: URLSearchParams, body: string) => Answer>;

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

/** What both kinds share: whom the browser is taken for, and the codes it was sent back with. */
interface Stage {
  address: string;
  who: string;
  lies: Lies;
  codes: Map<string, Granted>;
}

/** Sends the browser back at once, as if somebody had said yes. */
function grant(codes: Stage['codes'], search: URLSearchParams): Answer {
  const code = randomBytes(12).toString('hex');
  const asked = (name: string) => search.get(name) ?? '';
  const redirect_uri = asked('redirect_uri');
  codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge'), redirect_uri });
  const back = new URL(redirect_uri);
  back.search = new URLSearchParams({ code, authCode: code, state: asked('state') }).toString();
  return { status: 302, location: back.href };
}

/** An OpenID issuer with one client, which asks for PKCE. */
function issuerOf(stage: Stage): Answers {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });

  function idToken({ nonce }: Granted): string {
    const { address: iss, who, lies } = stage;
    const iat = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss, sub: `sub-${who}`, aud: 'kebu', iat, exp: iat + 300, nonce },
      ...{ preferred_username: who, email: `${who}@kebu.example` },
      ...lies.claims,
    };
    const head = { alg: 'RS256', kid: 'one', typ: 'JWT' };
    const text = `${url(JSON.stringify(head))}.${url(JSON.stringify(claims))}`;
    const { privateKey } = lies.isForged ? forger : keys;
    return `${text}.${url(sign('sha256', Buffer.from(text), privateKey))}`;
  }

  function token(form: URLSearchParams): Answer {
    const granted = stage.codes.get(form.get('code') ?? '');
    stage.codes.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const isRight =
      granted?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      granted.redirect_uri === form.get('redirect_uri') &&
      form.get('client_id') === 'kebu' &&
      form.get('client_secret') === 'a secret of the issuer';
    if (!isRight) return { status: 400, body: { error: 'invalid_grant' } };
    const id_token = idToken(granted);
    return { body: { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token } };
  }

  return {
    '/.well-known/openid-configuration': () => ({
      body: {
        issuer: stage.address,
        authorization_endpoint: `${stage.address}/authorize`,
        token_endpoint: `${stage.address}/token`,
        jwks_uri: `${stage.address}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      },
    }),
    '/jwks': () => ({
      body: { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] },
    }),
    '/authorize': (search) => grant(stage.codes, search),
    '/token': (_, body) => token(new URLSearchParams(body)),
  };
}

/** The addresses of 企业微信, 钉钉 and 飞书, as their documents give them. */
function platformsOf(stage: Stage): Answers {
  const { codes } = stage;
  const spent = (code: unknown) => !codes.delete(String(code));
  const spentIn = (body: string) => spent((JSON.parse(body) as Json).code);
  const isMember = () => stage.who !== 'stranger';
  const begin = (search: URLSearchParams) => grant(codes, search);
  return {
    '/wwlogin/sso/login': begin,
    '/oauth2/auth': begin,
    '/open-apis/authen/v1/authorize': begin,
    '/cgi-bin/gettoken': (it) => {
      const isRight = it.get('corpsecret') === 'a secret of wecom';
      return { body: isRight ? { errcode: 0, access_token: 'app' } : { errcode: 40001 } };
    },
    '/cgi-bin/auth/getuserinfo': (it) => {
      const isWrong = it.get('access_token') !== 'app' || spent(it.get('code'));
      if (isWrong) return { body: { errcode: 40029 } };
      return { body: { errcode: 0, ...(isMember() ? { userid: stage.who } : { openid: 'o' }) } };
    },
    '/v1.0/oauth2/userAccessToken': (_, body) =>
      spentIn(body) ? { status: 400, body: {} } : { body: { accessToken: 'user' } },
    '/v1.0/contact/users/me': () => ({ body: { unionId: `union-${stage.who}` } }),
    '/v1.0/oauth2/accessToken': () => ({ body: { accessToken: 'app' } }),
    '/topapi/user/getbyunionid': () => {
      const result = { contact_type: isMember() ? 0 : 1, userid: stage.who };
      return { body: { errcode: 0, result } };
    },
    '/open-apis/authen/v2/oauth/token': (_, body) =>
      spentIn(body) ? { status: 400, body: {} } : { body: { code: 0, access_token: 'user' } },
    '/open-apis/authen/v1/user_info': () => ({
      body: { code: 0, data: isMember() ? { user_id: stage.who } : {} },
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function serve(answers: Answers): Server {
  return createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    void bodyOf(request).then((body) => {
      const found = answers[pathname]?.(searchParams, body) ?? { status: 404 };
      const { status = 200, location } = found;
      reply.writeHead(status, {
        'content-type': 'application/json',
        ...(location && { location }),
      });
      reply.end(JSON.stringify(found.body ?? {}));
    });
  });
}

/**
 * A company's own sign-in, in place of the real ones: an issuer and three platforms on one port.
 * Everybody is whom `state.who` says, without a question.
 */
export async function openCompanyServer() {
  const stage: Stage = { address: '', who: 'xu', lies: {}, codes: new Map() };
  const server = serve({ ...issuerOf(stage), ...platformsOf(stage) });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stage.address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    address: stage.address,
    host: new URL(stage.address).host,
    /** Whom the other side takes the browser for, and the lies it tells. */
    state: stage,
    close: () => new Promise((done) => server.close(done)),
  };
}
export type CompanyServer = Awaited<ReturnType<typeof openCompanyServer>>;
