import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { allRoutes } from '../../src/server/modules.ts';
import { openApiOf } from '../../src/server/openapi.ts';

const golden = new URL('../../docs/generated/openapi.json', import.meta.url);

/** Without the version: a release changes no interface by being one. */
const made = openApiOf(allRoutes, '0') as { paths: Record<string, Record<string, object>> };

test('the interface is the one that was read and agreed to', () => {
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(new URL('.', golden), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('every endpoint is described, with what it takes and what it answers', () => {
  const described = Object.entries(made.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = allRoutes
    .map((it) => it.endpoint)
    .filter((it) => it.actors.some((actor) => actor !== 'system'));
  const addresses = served.map(
    ({ method, path }) => `${method} /api${path.replaceAll(/:([a-z_]+)/g, '{$1}')}`,
  );
  expect(addresses.filter((it) => !described.includes(it))).toEqual([]);
});
