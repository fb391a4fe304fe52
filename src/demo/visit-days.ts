import { type Day, daysBetween } from '#kernel/calendar';

import { between, type Chance, type Urn, urn, urnOf } from './chance.ts';
import { daysFrom, weekdayOf } from './days.ts';

export type AwarenessChannel =
  | 'member_club'
  | 'referral'
  | 'outdoor'
  | 'tv'
  | 'passing_by'
  | 'key_account'
  | 'event'
  | 'internet'
  | 'dm'
  | 'shop_referral'
  | 'mall_referral';

/** A push of some days that brings visitors and shifts how they heard of us. */
interface Campaign {
  code: string;
  /** Month and day it begins, each year. */
  from: string;
  days_count: number;
  /** How many times the visitors of an ordinary day. */
  lift: number;
  /** The channel most of the additional visitors name. */
  channel: AwarenessChannel;
}

const campaigns: readonly Campaign[] = [
  { code: 'homecoming', from: '01-16', days_count: 14, lift: 1.35, channel: 'dm' },
  { code: 'showroom_opening', from: '04-11', days_count: 9, lift: 1.75, channel: 'event' },
  { code: 'owners_bring_friends', from: '06-13', days_count: 16, lift: 1.5, channel: 'referral' },
  { code: 'autumn_launch', from: '09-12', days_count: 16, lift: 1.7, channel: 'outdoor' },
  { code: 'online_group', from: '11-06', days_count: 9, lift: 1.6, channel: 'internet' },
  { code: 'year_end', from: '12-18', days_count: 12, lift: 1.3, channel: 'member_club' },
];

const remembered = new Map<Day, Campaign | undefined>();

/** The campaign running on a day, if one is. */
function campaignOn(day: Day): Campaign | undefined {
  if (!remembered.has(day)) remembered.set(day, findCampaign(day));
  return remembered.get(day);
}

function findCampaign(day: Day): Campaign | undefined {
  return campaigns.find(({ from, days_count }) => {
    const since = daysBetween(`${day.slice(0, 4)}-${from}`, day);
    return since >= 0 && since < days_count;
  });
}

/** First days of the lunar year, when sales offices stand empty for a week. */
const springFestivals: readonly Day[] = [
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
];

/**
 * The year of a sales office, January to December, 1 for the mean: a spring, the golden September
 * and silver October (金九银十), a push before the year closes. General knowledge of the trade.
 */
const months = [0.72, 0.62, 1.12, 1.16, 1.14, 0.98, 0.84, 0.86, 1.26, 1.22, 1.04, 1.0];
/** Sunday to Saturday. */
const weekdays = [2.05, 0.72, 0.66, 0.7, 0.74, 0.95, 2.35];

/** 1 May to 3 May and 1 to 7 October: whoever is home for the holiday looks at homes. */
function isGoldenWeek(day: Day): boolean {
  const date = day.slice(5);
  return (date >= '05-01' && date <= '05-03') || (date >= '10-01' && date <= '10-07');
}

/** How busy a day is; the mean of a year is a little above 1. */
function busyness(day: Day): number {
  const since = springFestivals.map((it) => daysBetween(it, day)).find((it) => it >= -2 && it <= 6);
  if (since !== undefined) return since < 1 ? 0.04 : 0.25;
  const season = months[Number(day.slice(5, 7)) - 1]!;
  const week = isGoldenWeek(day) ? 2.1 : weekdays[weekdayOf(day)]!;
  return season * week * (campaignOn(day)?.lift ?? 1);
}

/** Days on which first contacts fall, over the year that ends with `until`. */
export function firstDays(until: Day): Urn<Day> {
  const days = Array.from({ length: 365 }, (_, at) => daysFrom(until, at - 364));
  return urn(days.map((it) => [it, busyness(it)]));
}

const visitHours = urn([
  [9, 9],
  [10, 17],
  [11, 13],
  [12, 4],
  [13, 8],
  [14, 16],
  [15, 16],
  [16, 11],
  [17, 6],
]);
const callHours = urn([
  [9, 11],
  [10, 19],
  [11, 13],
  [12, 3],
  [13, 3],
  [14, 10],
  [15, 13],
  [16, 12],
  [17, 9],
  [18, 5],
  [19, 2],
]);

/**
 * A minute of the day at which people visit or are called: never before nine, never after eight.
 */
export function minuteFor(chance: Chance, kind: 'visit' | 'call' | 'message'): number {
  const hour = kind === 'visit' ? visitHours(chance) : callHours(chance);
  return hour * 60 + between(chance, 0, 59);
}

/** How visitors say they heard of the project, on an ordinary day. */
const ordinary = urnOf<AwarenessChannel>({
  referral: 24,
  internet: 20,
  outdoor: 14,
  passing_by: 12,
  dm: 8,
  shop_referral: 7,
  event: 5,
  key_account: 3,
  member_club: 3,
  tv: 2,
  mall_referral: 2,
});

/** The channel a first contact of this day names; a campaign's additional visitors name its own. */
export function awarenessOn(chance: Chance, day: Day): AwarenessChannel {
  const campaign = campaignOn(day);
  const brought = campaign ? (1 - 1 / campaign.lift) * 0.8 : 0;
  return campaign && chance() < brought ? campaign.channel : ordinary(chance);
}

const visitIntake = urnOf({ walk_in: 91, exhibition: 5, sales_call: 4 });
const eventIntake = urnOf({ walk_in: 58, exhibition: 42 });
const callIntake = urnOf({ phone_call: 68, web_form: 11, online_ad: 8, sales_call: 7, email: 1 });
const netCallIntake = urnOf({ phone_call: 34, web_form: 27, online_ad: 22, social_media: 17 });

/** The way in which the information reached us (R-C1), fitting how the customer heard of us. */
export function intakeFor(
  chance: Chance,
  kind: 'visit' | 'call',
  awareness_channel: AwarenessChannel,
): string {
  if (kind === 'visit') return (awareness_channel === 'event' ? eventIntake : visitIntake)(chance);
  return (awareness_channel === 'internet' ? netCallIntake : callIntake)(chance);
}
