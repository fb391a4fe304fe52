import { expect, test } from 'vitest';

import { startOf } from '#kernel/calendar';
import { regimesInForce } from '#modules/policy';

import type { ImportState } from '../contract-import.ts';
import { cannotUndo } from './import-undoing.ts';

const { terms } = regimesInForce();
const completed_at = new Date(startOf('2026-03-02').getTime() + 15 * 3_600_000);
const undo = (state: ImportState, at: Date, used_count = 0) =>
  cannotUndo({ state, completed_at }, { used_count, at, terms })?.code;
const days = terms.intake.import_undo_days;

test('information/3g: a batch can be undone until the last of its days ends in China', () => {
  const last = new Date(startOf('2026-03-02').getTime() + (days + 1) * 86_400_000 - 1);
  expect(undo('applied', last)).toBeUndefined();
  expect(undo('applied', new Date(last.getTime() + 1))).toBe('import.undo_too_late');
});

test('information/3g: archives somebody works with are not voided under his hands', () => {
  expect(undo('applied', completed_at, 1)).toBe('import.records_in_use');
});

test('what was not registered yet can be given up at any time, what is at work cannot', () => {
  for (const state of ['mapping', 'ready', 'submitted', 'returned', 'failed'] as const)
    expect(undo(state, new Date('2030-01-01')), state).toBeUndefined();
  for (const state of ['staging', 'applying', 'undoing', 'undone', 'lapsed'] as const)
    expect(undo(state, completed_at), state).toBe('import.not_undoable');
});
