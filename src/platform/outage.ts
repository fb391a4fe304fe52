/**
 * `unavailable`: nobody answered in time. `disk_full`: nothing was written for want of space.
 * `outcome_unknown`: the connection was lost over the commit itself, so it may have been carried
 * out. `damaged`: what was to be read does not pass its checksum.
 */
export type OutageReason = 'unavailable' | 'disk_full' | 'outcome_unknown' | 'damaged';

/** The database or a disk is not to be had, or refused for want of space or time. */
export class Outage extends Error {
  override name = 'Outage';
  readonly reason: OutageReason;

  constructor(message: string, options: ErrorOptions & { reason?: OutageReason } = {}) {
    super(message, options);
    this.reason = options.reason ?? 'unavailable';
  }
}

/** Classes and codes of PostgreSQL, and the names the system gives to a disk's troubles. */
const reasons: readonly [RegExp, OutageReason][] = [
  [/^(53100|ENOSPC|EDQUOT|EROFS)$/, 'disk_full'],
  [/^(XX001|XX002|58030|58P01|EIO)$/, 'damaged'],
  // 25P02 comes first when what was cut off is the opening, which nobody waits for by itself.
  [/^(08|53|57P0|57014|55P03|25P0[234]|58)/, 'unavailable'],
];

const lostConnection =
  /Connection terminated|connection error|not queryable|ECONN|ENOENT|EPIPE|timeout exceeded/;

export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '');

/**
 * An error of PostgreSQL, of the way to it or of a disk as the Outage it is; any other comes back
 * as it was. An Outage that something lower has named keeps its name.
 */
export function asOutage(error: unknown): unknown {
  if (error instanceof Outage) return error;
  const code = codeOf(error);
  const reason =
    reasons.find(([codes]) => codes.test(code))?.[1] ??
    (lostConnection.test(String(error)) ? 'unavailable' : undefined);
  return reason ? new Outage('database unavailable', { cause: error, reason }) : error;
}
