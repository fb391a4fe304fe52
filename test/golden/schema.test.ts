import { readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';

import { describedSchema } from '../support/schema-text.ts';

const golden = new URL('../../db/schema.sql', import.meta.url);

test('the schema is the one that was read and agreed to', async () => {
  const text = await describedSchema({ ...inject('cluster').owner, database: 'kebu_template' });
  expect(text.length).toBeGreaterThan(10_000);
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
