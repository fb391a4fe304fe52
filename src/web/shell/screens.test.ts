import { expect, test } from 'vitest';

import { screens } from '../routes.tsx';
import { screenAt, screensFor, type Screen } from './screens.ts';

const load = () => Promise.reject(new Error('not opened here'));
const of = (path: string, more: Partial<Screen> = {}): Screen => ({
  path,
  title: 'shell.nav.customers',
  load,
  group: 'work',
  ...more,
});

test('an address stands under the longest menu entry it begins with, whole parts only', () => {
  const menu = [of('/customers'), of('/customers/channels'), of('/audit')];
  expect(screenAt('/customers/018f/revision', menu)?.path).toBe('/customers');
  expect(screenAt('/customers/channels', menu)?.path).toBe('/customers/channels');
  expect(screenAt('/customers-elsewhere', menu)).toBeUndefined();
});

test('a screen is offered to those who hold its permission in any scope', () => {
  const table = [of('/a', { permission: 'x.read' }), of('/b', { permission: 'y.read' }), of('/c')];
  const me = { permissions: { 'x.read': ['own'], 'y.read': [] } } as never;
  expect(screensFor(me, table).map((it) => it.path)).toEqual(['/a', '/c']);
});

test('the table of screens names each address once, and each tab of the phone', () => {
  const paths = screens.map((it) => it.path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const it of screens) expect(it.path, it.path).toMatch(/^(\/[\w$-]+)+$/);
  const tabs = screens.flatMap((it) => it.tab ?? []);
  expect(new Set(tabs).size).toBe(tabs.length);
});
