import { z } from 'zod';

/** The regime counts days in China, whatever the server's or the reader's time zone. */
export const ZONE = 'Asia/Shanghai';
const OFFSET_MS = 8 * 3_600_000; // Asia/Shanghai has had no daylight saving since 1991.
const DAY_MS = 86_400_000;

/** A calendar day that exists, 1900–2199: `2026-02-30` is refused, not rolled over. */
export const Day = z.iso
  .date()
  .refine((it) => it >= '1900-01-01' && it <= '2199-12-31', { error: 'out_of_range' });
export type Day = string;

/** A moment with its offset, within the years the register can speak of. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine((it) => it >= '1900' && it < '2200', { error: 'out_of_range' });

/** The day a moment falls on in China. */
export function dayOf(moment: Date): Day {
  return new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The moment a day begins in China; a day ends where the next begins (24:00). */
export function startOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; 0 on the same day. */
export function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
