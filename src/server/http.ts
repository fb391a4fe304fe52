import type { IncomingMessage } from 'node:http';
import { Hono, type Context } from 'hono';

import type { Petition } from '#gate/act';
import type { Endpoint } from '#kernel/endpoint';
import type { Perform } from '#gate/perform';
import type { Route } from '#gate/routes';
import { Refusal } from '#kernel/refusal';
import { Scope } from '#kernel/scope';
import { monotonicMs } from '#platform/clock';
import { newId } from '#platform/identifier';
import { log } from '#platform/log';

import { incomingOf } from './incoming.ts';
import { readInput } from './input.ts';
import { cookieFor, credentialOf, type Transport } from './credential.ts';
import { refusals } from './refusals.ts';
import { replyOf } from './replies.ts';
import { json } from './headers.ts';
import type { Metrics } from './metrics.ts';
import { sendFile } from './downloads.ts';

/** What the wire tells of who asks, before anybody is known. */
export interface Asking {
  session: string | undefined;
  token: string | undefined;
  scope: Scope | undefined;
  purpose: string | undefined;
  address: string;
  user_agent: string | undefined;
  request_id: string;
}

export interface HttpOptions {
  perform: Perform;
  routes: readonly Route[];
  petitionOf(asking: Asking): Promise<Petition>;
  transport: Transport;
  /** Takes one of somebody's for an endpoint; answers the seconds to wait, 0 for none. */
  take(who: string, endpoint: Endpoint): number;
  watch: Metrics['watch'];
}

/** Serves every route of every module under /api. Nothing here knows what any endpoint is about. */
export function apiOf({ perform, routes, petitionOf, transport, take, watch }: HttpOptions): Hono {
  const app = new Hono().basePath('/api');
  // `/customers/channels` before `/customers/:customer_id`: a name is not an id.
  const plainFirst = routes.toSorted((a, b) => paramCount(a) - paramCount(b));
  for (const { endpoint, useCase } of plainFirst) {
    const told = watch(endpoint);
    const answered = async (context: Context, request_id: string) => {
      const asking = askingOf(context, transport, request_id);
      refuseCrossSite(incomingOf(context), asking, transport);
      const petition = await petitionOf(asking);
      refuseFlood(petition, endpoint, take);
      const input = await readInput(context, endpoint);
      const output = await perform(endpoint, useCase, petition, input);
      return endpoint.download ? sendFile(output) : answer(output, transport);
    };
    app.on(endpoint.method, endpoint.path, async (context) => {
      const request_id = newId();
      const began_ms = monotonicMs();
      let reply: Response;
      let refusal: string | undefined;
      try {
        reply = await answered(context, request_id);
      } catch (error) {
        reply = replyOf(error, request_id);
        if (error instanceof Refusal) refusal = error.code;
      }
      told({ status: reply.status, ms: monotonicMs() - began_ms, request_id, refusal });
      return reply;
    });
  }
  // No route for everything: with one more that matches, each request is led through both.
  const toldNowhere = watch({ id: 'nowhere', method: 'any' });
  app.notFound(({ req }) => {
    const [request_id, began_ms] = [newId(), monotonicMs()];
    const reply = nothingThere(req.method, req.path, routes);
    toldNowhere({
      status: reply.status,
      ms: monotonicMs() - began_ms,
      request_id,
      refusal: undefined,
    });
    return reply;
  });
  app.onError((error) => replyOf(error, newId()));
  return app;
}

const standard = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/** An address that takes other methods says which; a method nobody takes is refused anywhere (C03). */
function nothingThere(method: string, path: string, routes: readonly Route[]): Response {
  const offered = routes
    .map((it) => it.endpoint)
    .filter((it) => isAt(path, `/api${it.path}`))
    .map((it) => it.method);
  if (offered.length === 0 && standard.has(method)) return replyOf(refusals.not_found(), newId());
  const reply = replyOf(refusals.method_not_offered(), newId());
  reply.headers.set('allow', [...new Set(offered)].toSorted().join(', '));
  return reply;
}

function isAt(path: string, pattern: string): boolean {
  const [asked, wanted] = [path.split('/'), pattern.split('/')];
  return (
    asked.length === wanted.length &&
    wanted.every((part, at) => part.startsWith(':') || part === asked[at])
  );
}

const paramCount = ({ endpoint }: Route) => endpoint.path.split(':').length;

function askingOf(context: Context, transport: Transport, request_id: string): Asking {
  const { req } = context;
  const hasQuery = req.url.includes('?');
  const stated = hasQuery ? req.query('scope') : undefined;
  const scope = stated === undefined ? undefined : Scope.safeParse(stated).data;
  if (stated !== undefined && scope === undefined) throw refusals.scope_unknown();
  return {
    ...credentialOf(incomingOf(context), transport),
    scope,
    purpose: hasQuery ? req.query('purpose')?.slice(0, 40) : undefined,
    request_id,
  };
}

/**
 * A browser that was led here by another site is refused before anything is read: cookies travel by
 * themselves, the header and the matching origin do not. Tokens do not travel by themselves.
 */
function refuseCrossSite(
  { method, headers }: IncomingMessage,
  asking: Asking,
  { origins }: Transport,
): void {
  if (method === 'GET' || asking.token !== undefined) return;
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isForeign =
    (origin !== undefined && !origins(host).includes(origin)) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    headers['x-kebu'] === undefined;
  if (isForeign) throw refusals.cross_site();
}

/** Whoever asks faster than anybody works is asked to wait; a guest is known by his address. */
function refuseFlood(petition: Petition, endpoint: Endpoint, take: HttpOptions['take']): void {
  const { actor, address, request_id } = petition;
  const seconds = take(actor.kind === 'person' ? actor.person_id : `at ${address}`, endpoint);
  if (seconds === 0) return;
  log.debug('http.too_many_requests', { request_id, action: endpoint.id });
  throw refusals.too_many_requests({ seconds });
}

/** `set_session` never reaches the page: it becomes the cookie, and null ends it. */
function answer(output: unknown, transport: Transport): Response {
  if (output === null || typeof output !== 'object' || !('set_session' in output))
    return json(output);
  const { set_session, ...rest } = output as { set_session: string | null | undefined };
  if (set_session === undefined) return json(rest);
  const cookie = { 'set-cookie': cookieFor(transport, set_session) };
  const forget = set_session === null ? { 'clear-site-data': '"cache", "storage"' } : {};
  return json(rest, 200, { ...cookie, ...forget });
}
