import pg from 'pg';

import { log } from './log.ts';
import { PostgresFailed } from './postgres-process.ts';

/** The advisory lock of whoever works on a database: "kebu" in ASCII. */
const HOLD = 0x6b_65_62_75;
/** How long a server that is just going down is waited for, and how often a lost hold is sought. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 1_000;
const CONNECT_MS = 5_000;
/** A network that swallows the good-bye keeps nobody from stopping. */
const FAREWELL_MS = 1_000;

const BUSY =
  'another Kebu server works on this database; stop it, or give this one a database of its own';

/** A server that went away with its machine is noticed within a minute, and its hold falls. */
const KEEPALIVE = `set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;
  set tcp_keepalives_count = 3; set idle_session_timeout = 0`;

/** The hold of a running server on its database. */
export interface Hold {
  release(): Promise<void>;
}

/**
 * Holds a database of one's own for this server alone, as long as it runs: two servers with two
 * keystores would damage what they share. Throws PostgresFailed when another holds it. When the
 * connection is lost the hold is sought again; `onTaken` is told when another server has it then.
 */
export async function holdDatabase(
  owner: pg.ClientConfig,
  onTaken: () => void,
  patience_ms = PATIENCE_MS,
): Promise<Hold> {
  let isReleased = false;
  let client = await held(owner, patience_ms);
  const watch = () =>
    client.once('end', () => {
      if (!isReleased) void regain();
    });
  async function regain(): Promise<void> {
    log.warn('database.hold_lost');
    while (!isReleased) {
      try {
        client = await held(owner, patience_ms);
        if (isReleased) return void client.end();
        log.info('database.hold_regained');
        return void watch();
      } catch (error) {
        if (error instanceof PostgresFailed) return isReleased ? undefined : onTaken();
        await rest(AGAIN_MS);
      }
    }
  }
  watch();
  return {
    async release() {
      isReleased = true;
      await Promise.race([client.end().catch(() => {}), rest(FAREWELL_MS)]);
    },
  };
}

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A connection that holds the lock; PostgresFailed when somebody else keeps it all the while. */
async function held(owner: pg.ClientConfig, patience_ms: number): Promise<pg.Client> {
  const client = new pg.Client({
    ...owner,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'kebu hold',
  });
  client.on('error', () => {}); // `end` follows, and is acted upon.
  try {
    await client.connect();
    await client.query(KEEPALIVE);
    await client.query(`set lock_timeout = ${patience_ms}`);
    await client.query('select pg_advisory_lock($1)', [HOLD]);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if ((error as { code?: string }).code === '55P03') throw new PostgresFailed(BUSY);
    throw error;
  }
}
