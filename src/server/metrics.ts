import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { isSealed } from '#modules/vault';
import { equal, hashToken } from '#platform/cipher';
import { BadSetting } from '#platform/config';
import { countJobs } from '#platform/jobs-standing';
import { log } from '#platform/log';

import { freeBytes } from './health.ts';
import type { House } from './house.ts';
import { version } from './version.ts';

/** Longer than this, somebody looks at an empty screen: it is worth a line in the log. */
const SLOW_MS = 1_000;
/** What a page takes when all is well lies in the first half; patience ends at ten seconds (R06). */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** A database that hangs makes its own numbers missing, not the others. */
const PATIENCE_MS = 900;

/** What is told of an answer: `refusal` is the code of what was refused. */
export interface Answered {
  status: number;
  ms: number;
  request_id: string;
  refusal: string | undefined;
}

export interface Metrics {
  /** Made once for a route; what it answers is called after each answer and costs next to nothing. */
  watch(route: { id: string; method: string }): (answered: Answered) => void;
  /** Everything counted, as Prometheus reads it. */
  text(): Promise<string>;
}

type Watched = Pick<House, 'config' | 'database' | 'keystore' | 'log_batches'>;

/** Counts what the house does: ids of endpoints, codes and numbers, and never whom it is about. */
export function openMetrics(house: Watched): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gaugesOf(house, registry);
  return { watch: watching(registry), text: () => registry.metrics() };
}

function watching(registry: Registry): Metrics['watch'] {
  const registers = [registry];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered, by endpoint.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From when a request was taken up to its answer.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const refused = new Counter({
    name: 'kebu_acts_refused_total',
    help: 'Acts refused, by endpoint and code.',
    labelNames: ['route', 'code'],
    registers,
  });
  return ({ id: route, method }) => {
    const duration = durations.labels({ route });
    const answered = new Map<number, { inc(): void }>();
    return ({ status, ms, request_id, refusal }) => {
      let count = answered.get(status);
      if (!count) {
        count = requests.labels({ route, method, status: String(status) });
        answered.set(status, count);
      }
      count.inc();
      duration.observe(ms / 1_000);
      if (refusal !== undefined) refused.inc({ route, code: refusal });
      if (ms >= SLOW_MS)
        log.warn('http.slow', { action: route, status, ms: Math.round(ms), request_id });
    };
  };
}

/** A number that is looked up when somebody asks for it; what cannot be told is left out. */
function gaugesOf({ config, database, keystore, log_batches }: Watched, registry: Registry): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => Promise<number> | number) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        await inTime(async () => this.set(await read()));
      },
    });
  gauge('kebu_sealed', '1 without the master key.', () => Number(isSealed()));
  gauge('kebu_disk_free_bytes', 'Free where the data lies.', () => freeBytes(config.data_dir));
  new Gauge({
    ...{ name: 'kebu_build_info', help: 'The version that runs.', labelNames: ['version'] },
    registers,
  }).set({ version }, 1);
  for (const state of ['size', 'idle', 'waiting'] as const)
    gauge(`kebu_database_pool_${state}`, `Connections: ${state}.`, () => database.load()[state]);
  totalsOf(registry, {
    kebu_log_batches_total: ['Commits that wrote entries of the log.', log_batches, 'batch_count'],
    kebu_log_entries_total: ['Entries those commits wrote.', log_batches, 'entry_count'],
  });
  if (keystore) {
    const health = () => keystore.health();
    gauge('kebu_keystore_syncs', 'Writes made durable since the start.', () => health().sync_count);
    gauge('kebu_keystore_keys', 'Keys given out, destroyed ones too.', () => health().key_count);
    gauge('kebu_keystore_mirrors', 'Mirrors there should be.', () => health().mirrors);
    gauge('kebu_keystore_mirrors_in_order', 'Mirrors in use.', () => health().mirrors_in_order);
  }
  new Gauge({
    ...{ name: 'kebu_jobs', help: 'Jobs by queue and state.', labelNames: ['queue', 'state'] },
    registers,
    async collect() {
      this.reset();
      await inTime(async () => {
        for (const { queue, state, job_count } of await countJobs(database))
          this.set({ queue, state }, job_count);
      });
    },
  });
}

type Total = readonly [help: string, from: House['log_batches'], key: keyof House['log_batches']];

function totalsOf(registry: Registry, totals: Record<string, Total>): void {
  for (const [name, [help, from, key]] of Object.entries(totals))
    new Counter({
      ...{ name, help, registers: [registry] },
      collect() {
        this.reset();
        this.inc(from[key]);
      },
    });
}

async function inTime(tell: () => Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tired = new Promise<void>((resolve) => (late = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([tell().catch(() => {}), tired]);
  clearTimeout(late);
}

const isLoopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** What a proxy says of whom it asks for: then loopback is the proxy, and he may be anybody. */
const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Who may read the metrics: who asks on this machine past every proxy, or who knows the token of
 * KEBU_METRICS_TOKEN_FILE. Throws BadSetting when that file cannot be read or is empty.
 */
export function metricsReader(file: string | undefined): (incoming: IncomingMessage) => boolean {
  const token = file === undefined ? undefined : hashToken(tokenIn(file));
  return ({ headers, socket }) => {
    const [, told] = /^bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token && told !== undefined && equal(hashToken(told), token)) return true;
    const isNear = isLoopback.test(socket.remoteAddress ?? '');
    return isNear && proxied.every((it) => headers[it] === undefined);
  };
}

function tokenIn(file: string): string {
  let token = '';
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch {
    // Said below, as for an empty one.
  }
  if (token === '')
    throw new BadSetting('KEBU_METRICS_TOKEN_FILE must hold a token / 应为写有令牌的文件');
  return token;
}
