import type { Speech } from '../words.ts';

/** A band in words: `-80`, `80-100`, `160-` of ㎡ are 80 ㎡ 以下, 80–100 ㎡, 160 ㎡ 及以上. */
export function bandLabel({ say }: Speech, code: string, unit: string): string {
  const [from, to] = code.split('-');
  if (!from) return say('ui.band.below', { to: to ?? '', unit });
  if (!to) return say('ui.band.from', { from, unit });
  return say('ui.band.between', { from, to, unit });
}
