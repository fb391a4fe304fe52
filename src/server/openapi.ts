import { z } from 'zod';

import type { Route } from '#gate/routes';

const toPath = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');

/** OpenAPI 3.1 made from the contracts, so that it cannot say anything the server does not do. */
export function openApiOf(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { endpoint } of routes) {
    const path = (paths[`/api${toPath(endpoint.path)}`] ??= {});
    path[endpoint.method.toLowerCase()] = operationOf(endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kebu 客簿', version },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
    paths,
  };
}

function operationOf(endpoint: Route['endpoint']): object {
  const { method, path, purposes } = endpoint;
  const input = schemaOf(endpoint.input, 'input');
  const properties = (input.properties ?? {}) as Record<string, object>;
  const required = new Set((input.required ?? []) as string[]);
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const inQuery =
    method === 'GET' ? Object.keys(properties).filter((it) => !inPath.includes(it)) : [];
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: properties[name] ?? {},
  });
  const stated =
    purposes.length > 0 ? [statedParameter('scope'), statedParameter('purpose', purposes)] : [];
  return {
    operationId: endpoint.id,
    'x-effect': endpoint.effect,
    'x-actors': endpoint.actors,
    parameters: [
      ...inPath.map((it) => parameter(it, 'path')),
      ...inQuery.map((it) => parameter(it, 'query')),
      ...stated,
    ],
    ...(method === 'GET' ? {} : { requestBody: bodyOf(endpoint, input) }),
    responses: {
      200: { description: 'done', ...contentOf(endpoint) },
      default: { description: 'refused: { code, facts, clause, fields? }' },
    },
  };
}

const statedParameter = (name: string, values?: readonly string[]) => ({
  name,
  in: 'query',
  required: false,
  schema: { type: 'string', ...(values ? { enum: values } : {}) },
});

function bodyOf({ upload }: Route['endpoint'], schema: object): object {
  if (upload) return { content: { 'application/octet-stream': {} } };
  return { content: { 'application/json': { schema } } };
}

function contentOf({ download, output }: Route['endpoint']): object {
  if (download) return { content: { 'application/octet-stream': {} } };
  return { content: { 'application/json': { schema: schemaOf(output, 'output') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'date') return;
      Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  }) as Record<string, unknown>;
}
