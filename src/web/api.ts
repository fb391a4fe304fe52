import type { z } from 'zod';

import type { Endpoint } from '#kernel/endpoint';
import type { Facts, FieldProblem } from '#kernel/refusal';
import type { Scope } from '#kernel/scope';

/** What a request states besides its input: how far it reaches, and what the records are used for. */
export interface Stated {
  scope?: Scope | undefined;
  purpose?: string | undefined;
  signal?: AbortSignal | undefined;
}

export type InputOf<E extends Endpoint> = z.input<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/** The server said no, or could not be reached: a sentence, its blanks and its clause. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: number;
  readonly facts: Facts;
  readonly clause: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor(code: string, status: number, body: Partial<Refused> = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.facts = body.facts ?? {};
    this.clause = body.clause;
    this.fields = body.fields ?? [];
  }
}

/** Codes that mean nobody is signed in any more; a wrong password is not one of them. */
const ended = new Set(['gate.sign_in_first', 'identity.session_ended']);
let sessionEnded: () => void = () => {};

/** Names what happens when the server no longer knows who is asking. */
export function onSessionEnd(handler: () => void): void {
  sessionEnded = handler;
}

let proveAgain: () => Promise<boolean> = () => Promise.resolve(false);

/** Names who asks for another proof of identity when the server wants one; true is "it was given". */
export function onStepUp(handler: () => Promise<boolean>): void {
  proveAgain = handler;
}

/** Does it; when it weighs too much for an old proof, asks for a new one and does it again. */
async function proving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isStale = error instanceof Refused && error.code === 'gate.step_up_needed';
    if (!isStale || !(await proveAgain())) throw error;
    return work();
  }
}

type Fields = Record<string, unknown>;

function addSearch(search: URLSearchParams, fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) for (const it of value) search.append(key, String(it));
    else search.append(key, String(value));
  }
}

/** The address of an endpoint, and the fields that did not go into it. */
export function addressOf(
  { path, method }: Pick<Endpoint, 'path' | 'method'>,
  input: Fields,
  { scope, purpose }: Stated,
  inAddress = method === 'GET',
): { url: string; rest: Fields } {
  const rest = { ...input };
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    if (value === undefined || value === '') throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  addSearch(search, { ...(inAddress ? rest : {}), scope, purpose });
  const text = search.toString();
  return { url: `/api${filled}${text && `?${text}`}`, rest: inAddress ? {} : rest };
}

async function refusedBy(status: number, text: string): Promise<Refused> {
  let body: Partial<Refused> = {};
  try {
    body = JSON.parse(text) as Partial<Refused>;
  } catch {
    // A proxy's page, not an answer of ours: the status alone speaks.
  }
  const code = body.code ?? (status >= 502 ? 'http.outage' : 'http.unreachable');
  const refused = new Refused(code, status, body);
  if (status === 401 && ended.has(code)) sessionEnded();
  return refused;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refused('http.unreachable', 0);
  }
  if (!response.ok) throw await refusedBy(response.status, await response.text());
  return response;
}

/** `set_session` never reaches the page: the server made it the cookie. The schema still names it. */
function parseOutput<E extends Endpoint>(endpoint: E, body: unknown): OutputOf<E> {
  const { shape } = endpoint.output as { shape?: object };
  const isCookie = shape !== undefined && 'set_session' in shape;
  const whole = isCookie ? { set_session: null, ...(body as object) } : body;
  return endpoint.output.parse(whole) as OutputOf<E>;
}

function requestOf<E extends Endpoint>(endpoint: E, input: InputOf<E>, stated: Stated) {
  const { url, rest } = addressOf(endpoint, input as Fields, stated);
  const headers: Record<string, string> = { 'x-kebu': '1', accept: 'application/json' };
  const init: RequestInit = { method: endpoint.method, headers };
  if (stated.signal) init.signal = stated.signal;
  if (endpoint.method !== 'GET') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(rest);
  }
  return { url, init };
}

/**
 * Asks the server to do one thing. What is not declared in a contract cannot be called, and what
 * comes back is what the contract says: moments are Dates.
 * @throws Refused
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  stated: Stated = {},
): Promise<OutputOf<E>> {
  const { url, init } = requestOf(endpoint, input, stated);
  const response = await proving(() => send(url, init));
  return parseOutput(endpoint, await response.json());
}

/** Sends a file to an endpoint that declares `upload`; progress runs from 0 to 1. */
export function upload<E extends Endpoint>(
  endpoint: E,
  file: File,
  input: Omit<InputOf<E>, 'bytes' | 'file_name'>,
  options: Stated & { onProgress?: (share: number) => void } = {},
): Promise<OutputOf<E>> {
  const limit = endpoint.upload?.max_bytes ?? Infinity;
  if (file.size > limit)
    return Promise.reject(new Refused('http.body_too_large', 413, { facts: { limit } }));
  const { url } = addressOf(endpoint, input as Fields, options, true);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of what has left so far.
    request.open(endpoint.method, url);
    request.setRequestHeader('x-kebu', '1');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      options.onProgress?.(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('error', () => reject(new Refused('http.unreachable', 0)));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    request.addEventListener('load', () => {
      if (request.status >= 400) {
        void refusedBy(request.status, request.responseText).then(reject);
        return;
      }
      try {
        resolve(parseOutput(endpoint, JSON.parse(request.responseText)));
      } catch (error) {
        reject(error as Error);
      }
    });
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The name RFC 6266 gives a download. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : 'kebu';
}

/** Saves what an endpoint that declares `download` answers, under the name the server gives it. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  stated: Stated = {},
): Promise<void> {
  const { url, init } = requestOf(endpoint, input, stated);
  const response = await proving(() => send(url, init));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(response.headers.get('content-disposition') ?? '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
