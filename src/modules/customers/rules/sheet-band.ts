import { bandCodes, bandOf } from '#kernel/band';

/** A number as people write it: `120`, `1,200`, `1.2万`, `约100㎡`, `15w`. */
const NUMBER = /(\d+(?:,\d{3})*(?:\.\d+)?)\s*(万|w(?![a-z])|千|k(?![a-z]))?/gi;

const LONGEST = 40;

export interface BandReading {
  bounds: readonly number[];
  /** What one unit of the bounds is, in the smallest unit people write: 1, or 10,000 for 万元. */
  unit: number;
  /** Plain numbers from here on are written in the smallest unit (80000 in a column of 万元). */
  smallest_from: number;
  /** Beyond it a value is no such thing: a total price in a column of prices per square metre. */
  highest: number;
}

export type ReadBand = { band: string } | { code: 'number_unreadable' | 'band_ambiguous' };

/**
 * The band a cell means: a band written as such (`80-100`, `160以上`, `25岁以下`) or a value within
 * one. A range that spans bands is not guessed at.
 */
export function readBand(text: string, reading: BandReading): ReadBand {
  const { bounds } = reading;
  if (bandCodes(bounds).includes(text)) return { band: text };
  if (text.length > LONGEST) return { code: 'number_unreadable' };
  const numbers = [...text.matchAll(NUMBER)].map(([, digits = '', factor = '']) => ({
    value: Number(digits.replaceAll(',', '')),
    factor: /万|w/i.test(factor) ? 10_000 : /千|k/i.test(factor) ? 1_000 : 1,
  }));
  const [first, second] = numbers;
  if (!first || numbers.length > 2) return { code: 'number_unreadable' };
  // In `3-5万` the unit is written once, behind.
  if (second && second.factor > 1 && first.factor === 1 && first.value <= second.value)
    first.factor = second.factor;
  const [low, high] = [first, second ?? first].map((it) => inUnit(it, reading));
  if (low === undefined || high === undefined || low > reading.highest || high > reading.highest)
    return { code: 'number_unreadable' };
  if (second) return rangeBand(low, high, bounds);
  if (/以下|以内|不足|小于|低于|<|≤|under|below|less/i.test(text)) return below(low, bounds);
  return { band: bandOf(low, bounds) };
}

function inUnit(
  { value, factor }: { value: number; factor: number },
  { unit, smallest_from }: BandReading,
): number {
  if (factor > 1) return (value * factor) / unit;
  return unit > 1 && value >= smallest_from ? value / unit : value;
}

function rangeBand(low: number, high: number, bounds: readonly number[]): ReadBand {
  if (high < low) return { code: 'number_unreadable' };
  const band = bandOf(low, bounds);
  const upper = bounds.find((it) => it > low);
  return upper === undefined || high <= upper ? { band } : { code: 'band_ambiguous' };
}

/** `80以下` is the band that ends at 80; `90以下` spans two. */
function below(limit: number, bounds: readonly number[]): ReadBand {
  return limit <= (bounds[0] ?? 0) ? { band: `-${bounds[0]}` } : { code: 'band_ambiguous' };
}
