import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { addressOf, call, onSessionEnd, Refused } from './api.ts';

const read = endpoint({
  id: 'things.read-thing',
  method: 'GET',
  path: '/things/:thing_id',
  input: z.object({ thing_id: z.string(), kinds: z.array(z.string()).optional() }),
  output: z.object({ at: z.coerce.date() }),
});
const write = endpoint({
  id: 'things.write-thing',
  method: 'PUT',
  path: '/things/:thing_id',
  input: z.object({ thing_id: z.string(), phone: z.string() }),
  output: z.object({ set_session: z.string().nullable() }),
});

/** The wire, faked at its edge: what the browser's fetch was asked, and what it answers. */
function answerWith(status: number, body: unknown) {
  const asked: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status }));
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
  onSessionEnd(() => {});
});

test('a read carries its fields, scope and purpose in the address, each once encoded', () => {
  const { url } = addressOf(
    read,
    { thing_id: 'a/b', kinds: ['x', 'y'], cursor: undefined, q: '' },
    { scope: 'team', purpose: 'sales' },
  );
  expect(url).toBe('/api/things/a%2Fb?kinds=x&kinds=y&scope=team&purpose=sales');
});

test('what a write says travels in the body, never in the address', async () => {
  const asked = answerWith(200, {});
  await call(write, { thing_id: '7', phone: '13800000000' }, { scope: 'own' });
  expect(asked[0]!.url).toBe('/api/things/7?scope=own');
  expect(asked[0]!.init.body).toBe('{"phone":"13800000000"}');
  expect(new Headers(asked[0]!.init.headers).get('x-kebu')).toBe('1');
});

test('an address with a hole is never asked', () => {
  expect(() => addressOf(read, { thing_id: '' }, {})).toThrow('thing_id');
});

test('moments come back as dates', async () => {
  answerWith(200, { at: '2026-11-23T01:00:00Z' });
  const { at } = await call(read, { thing_id: '7' });
  expect(at).toEqual(new Date('2026-11-23T01:00:00Z'));
});

test('a refusal keeps its code, facts, clause and fields', async () => {
  answerWith(400, {
    code: 'gate.input_invalid',
    facts: { field: 'phone' },
    clause: 'information/3a',
    fields: [{ path: 'phone', code: 'too_small' }],
  });
  const refused = await call(write, { thing_id: '7', phone: '' }).catch((it: unknown) => it);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({
    code: 'gate.input_invalid',
    status: 400,
    clause: 'information/3a',
    fields: [{ path: 'phone', code: 'too_small' }],
  });
});

test('a wrong password is told; only an ended session leads to sign-in', async () => {
  const left = vi.fn();
  onSessionEnd(left);
  answerWith(401, { code: 'identity.sign_in_failed', facts: {} });
  await expect(call(read, { thing_id: '7' })).rejects.toThrow('identity.sign_in_failed');
  expect(left).not.toHaveBeenCalled();
  answerWith(401, { code: 'identity.session_ended', facts: {} });
  await expect(call(read, { thing_id: '7' })).rejects.toThrow('identity.session_ended');
  expect(left).toHaveBeenCalledOnce();
});

test('a proxy answering with a page of its own is an outage, not a crash', async () => {
  answerWith(502, '<html>bad gateway</html>');
  await expect(call(read, { thing_id: '7' })).rejects.toThrow('http.outage');
});
