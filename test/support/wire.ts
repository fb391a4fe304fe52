/** What came back, when it was JSON: the contracts own its shape, a test says what it looks at. */
export type Body = Record<string, unknown>;

/** One answer, with its body both as it came and as it reads. */
export interface Reply {
  status: number;
  text: string;
  body: Body;
  headers: Headers;
}

export interface Sending {
  body?: unknown;
  /** Sent as it is, in place of a body turned into JSON. */
  raw?: BodyInit;
  headers?: Record<string, string>;
  /** Gives up after so long; without it one waits as long as the server keeps the line open. */
  timeout_ms?: number;
}

/** Somebody at the other end of the wire: a browser with its cookie, or a script. */
export interface Client {
  send(method: string, path: string, sending?: Sending): Promise<Reply>;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
  put(path: string, body?: unknown): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  cookie: string;
}

/** What the page of ours sends with everything that writes. */
const OURS = { 'x-kebu': '1' };

function read(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

/** A client of `address` (`http://127.0.0.1:port`); paths start at the root: `/api/…`. */
export function clientOf(address: string, cookie = ''): Client {
  const client: Client = {
    cookie,
    async send(method, path, { body, raw, headers = {}, timeout_ms } = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const carried = client.cookie === '' ? {} : { cookie: client.cookie };
      const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const reply = await fetch(address + path, {
        method,
        redirect: 'manual',
        headers: { ...OURS, ...carried, ...json, ...headers },
        ...(content === undefined ? {} : { body: content }),
        ...(timeout_ms === undefined ? {} : { signal: AbortSignal.timeout(timeout_ms) }),
      });
      const set = reply.headers.get('set-cookie');
      if (set !== null) client.cookie = set.split(';')[0]!;
      const text = await reply.text();
      return { status: reply.status, text, body: read(text), headers: reply.headers };
    },
    get: (path) => client.send('GET', path),
    post: (path, body = {}) => client.send('POST', path, { body }),
    put: (path, body = {}) => client.send('PUT', path, { body }),
    delete: (path) => client.send('DELETE', path),
  };
  return client;
}

/** The body of an answer that must have been a success; what came instead is in the failure. */
export function ok<T = Body>(reply: Reply): T {
  if (reply.status !== 200) throw new Error(`expected 200, got ${reply.status} ${reply.text}`);
  return reply.body as T;
}

/** The rows of a list that must have been answered. */
export const rowsOf = <T = Body>(reply: Reply): T[] => ok<{ rows: T[] }>(reply).rows;
