import { expect, test } from 'vitest';

import { attributedChannel, cannotAttribute } from './index.ts';

test.each([
  ['internet', false, undefined, 'internet', undefined],
  ['internet', true, undefined, 'dm', undefined],
  ['referral', true, undefined, 'dm', undefined],
  ['passing_by', true, false, 'dm', undefined],
  ['event', true, undefined, 'dm', undefined],
  [null, true, undefined, 'dm', undefined],
  [null, false, undefined, null, undefined],
  ['passing_by', false, true, 'passing_by', undefined],
  ['event', false, true, 'event', undefined],
  ['passing_by', false, false, 'passing_by', 'reception.channel_for_unaware'],
  ['event', false, false, 'event', 'reception.channel_for_unaware'],
  ['passing_by', false, undefined, 'passing_by', 'reception.unaware_not_asked'],
  ['event', false, null, 'event', 'reception.unaware_not_asked'],
  ['dm', false, undefined, 'dm', undefined],
])(
  'warm-card/6b: %s, leaflet seen %s, unaware %s counts as %s, refused %s',
  (chosen_channel, has_seen_dm, was_unaware, counts, code) => {
    const heard = { chosen_channel, has_seen_dm, was_unaware };
    expect(attributedChannel(heard)).toBe(counts);
    expect(cannotAttribute(heard)?.code).toBe(code);
    if (code) expect(cannotAttribute(heard)?.clause).toBe('warm-card/6b');
  },
);
