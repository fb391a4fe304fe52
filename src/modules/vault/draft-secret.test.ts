import { beforeAll, expect, test } from 'vitest';

import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';

import { draftSecret, useHandleKey } from './handles.ts';

const [xu, tang] = [newId(), newId()];
beforeAll(() => useHandleKey(randomBytes(32)));

test('one person has the same secret after every sign-in, and nobody has another’s', () => {
  expect(draftSecret(xu)).toHaveLength(32);
  expect(draftSecret(xu)).toEqual(draftSecret(xu));
  expect(draftSecret(xu)).not.toEqual(draftSecret(tang));
});

test('another house makes another secret, and a sealed one none', () => {
  const here = draftSecret(xu);
  useHandleKey(randomBytes(32));
  expect(draftSecret(xu)).not.toEqual(here);
  useHandleKey(undefined);
  expect(() => draftSecret(xu)).toThrow(expect.objectContaining({ code: 'vault.sealed' }));
});
