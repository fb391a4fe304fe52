import { expect, test } from 'vitest';

import { needsSecondFactor } from './second-factor.ts';

test('B11 access/1e 导出、审批、管理账号的岗位，公司要求时须有第二道验证', () => {
  for (const it of ['custody.export-register', 'approvals.decide', 'identity.grant-office']) {
    expect(needsSecondFactor(['reception.list-today', it], 'powerful')).toBe(true);
    expect(needsSecondFactor([it], 'off')).toBe(false);
  }
  expect(needsSecondFactor(['reception.fill-warm-card'], 'powerful')).toBe(false);
  expect(needsSecondFactor([], 'everyone')).toBe(true);
});
