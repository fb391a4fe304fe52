/** The only reader of the machine's clock: everywhere else time is passed in. */
export const now = (): Date => new Date();

/** Milliseconds that only go forward, for measuring; not a time of day. */
export const monotonicMs = (): number => performance.now();
