import { expect, test } from 'vitest';
import { z } from 'zod';

import { allRoutes } from '../src/server/modules.ts';

const registers = allRoutes.filter((it) => it.endpoint.register);

test('a row of a register begins with its id: an export fixes by it what it takes', () => {
  expect(registers.length).toBeGreaterThan(8);
  const firsts = registers.map(({ endpoint }) => {
    const page = endpoint.output as z.ZodObject<{ rows: z.ZodArray<z.ZodObject> }>;
    const [[name, schema]] = Object.entries(page.shape.rows.element.shape) as [[string, z.ZodType]];
    const isId = schema.safeParse('0198a1f0-0000-7000-8000-000000000001').success;
    const isText = schema.safeParse('text').success;
    return { id: endpoint.id, name, isUuid: isId && !isText };
  });
  expect(firsts.filter((it) => !it.name.endsWith('_id') || !it.isUuid)).toEqual([]);
});
