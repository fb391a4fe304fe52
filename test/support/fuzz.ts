import { z } from 'zod';

import type { Endpoint } from '#kernel/endpoint';
import { newId } from '#platform/identifier';

/** What `z.toJSONSchema` says of an input, as far as a sample needs it. */
interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
}

/** Values that have a shape the pattern of a field asks for, tried in order. */
const texts = ['sales', 'abc_def', '320106', '2026-11-23', '2026-11-23T10:00:00Z', 'a@b.cn', '甲'];

function textFor({ format, pattern }: Schema): string {
  if (format === 'uuid') return newId();
  const fits = (it: string) => pattern === undefined || new RegExp(pattern, 'u').test(it);
  return texts.find(fits) ?? 'text';
}

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!);
  if (schema.allOf) return sampleOf(schema.allOf[0]!);
  switch (schema.type) {
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.minItems && schema.items ? [sampleOf(schema.items)] : [];
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((it) => [it, sampleOf(schema.properties?.[it] ?? {})]),
      );
    default:
      return 'text';
  }
}

const schemaOf = ({ input }: Endpoint): Schema =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A request its schema takes, made of what is required alone. */
export const legalInput = (endpoint: Endpoint): Record<string, unknown> =>
  sampleOf(schemaOf(endpoint)) as Record<string, unknown>;

/** The fields an endpoint takes, and which of them hold text. */
export function fieldsOf(endpoint: Endpoint): { field: string; isText: boolean }[] {
  const { properties = {} } = schemaOf(endpoint);
  return Object.entries(properties).map(([field, it]) => ({ field, isText: it.type === 'string' }));
}

export interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** The request that carries these values: in the path where it has their names, else as declared. */
export function requestOf({ method, path }: Endpoint, values: Record<string, unknown>): Request {
  const rest = { ...values };
  const filled = path.replaceAll(/:([a-z_]+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(
      typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? ''),
    );
  });
  if (method !== 'GET') return { method, path: `/api${filled}`, body: rest };
  const query = Object.entries(rest).flatMap(([key, value]) =>
    [value].flat().map((it) => {
      const text = typeof it === 'string' ? it.toWellFormed() : JSON.stringify(it ?? null);
      return `${key}=${encodeURIComponent(text)}`;
    }),
  );
  return { method, path: `/api${filled}?${query.join('&')}` };
}
