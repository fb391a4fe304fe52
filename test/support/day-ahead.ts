import { addDays, dayOf, type Day } from '#kernel/calendar';

/** The day in so many days as the regime counts it: in China, also after 16:00 in Greenwich. */
export const dayAhead = (days: number): Day => addDays(dayOf(new Date()), days);
