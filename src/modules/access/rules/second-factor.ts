import { administering, exporting } from './bundles.ts';

/** For whom the house asks for a second factor (setting KEBU_SECOND_FACTOR). */
export type SecondFactorFor = 'off' | 'powerful' | 'everyone';

/** What takes data away, decides for others, or gives rights (access/1e, D-31). */
const powerful: ReadonlySet<string> = new Set([
  ...exporting.filter((it) => it === 'custody.export-register'),
  'approvals.decide',
  ...administering,
]);

/** Whether somebody with these permissions needs a second factor before he may use them. */
export function needsSecondFactor(permissions: Iterable<string>, asked: SecondFactorFor): boolean {
  if (asked !== 'powerful') return asked === 'everyone';
  return [...permissions].some((it) => powerful.has(it));
}
