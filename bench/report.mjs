// The figures of a run as tables: medians of the rounds, as ratios to floor-http.

/** What an operation must reach and what we aim at, as a share of floor-http's requests a second. */
const bars = {
  own_list: [0.35, 0.5],
  filter: [0.5, 0.6],
  phone: [0.25, 0.4],
  name_part: [5, 10],
  detail: [0.35, 0.5],
  create: [0.25, 0.35],
  follow_up: [0.3, 0.4],
};
/** CPU of a request at most, as a multiple of floor-http's. */
const CPU_BAR = 3.5;
/** Lists and phones at 10⁶ take at most this multiple of what they take at 10⁴. */
const SCALE_BAR = 1.5;

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const figure = (value) =>
  value === null || Number.isNaN(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** Lines of cells, the columns as wide as they need; the first to the left, numbers to the right. */
function aligned(lines) {
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  return lines
    .map((line) =>
      line.map((it, at) => (at === 0 ? it.padEnd(widths[at]) : it.padStart(widths[at]))).join('  '),
    )
    .join('\n');
}

const of = (cells, peer, op, name) =>
  median(cells.filter((it) => it.peer === peer && it.op === op).map((it) => it[name]));
const cpuOf = (cells, peer, op) =>
  median(
    cells
      .filter((it) => it.peer === peer && it.op === op)
      .map((it) => it.cpu_ms + it.database_cpu_ms),
  );

function verdict(ratio, [must, aim]) {
  if (ratio >= aim) return 'aim';
  return ratio >= must ? 'must' : 'BELOW';
}

/**
 * Requests a second if everything but the database took no time at all: its statements, with row-level
 * security, projections and the entry of the log, on all the cores there are. As a ratio to the floor
 * it says which bar the rows themselves forbid.
 */
const ceilingOf = (database_cpu_ms, { cpus }) => (cpus * 1000) / database_cpu_ms;

/** Kebu beside the floors, operation by operation. */
export function table({ cells, host, cold = [], idle_mib, peak_mib }) {
  const head = ['operation', 'kebu/s', 'p50', 'p95', 'p99', 'cpu ms', 'db ms'];
  head.push('floor-http/s', 'floor-pg/s', 'ratio', 'must/aim', '', 'ceiling', 'cpu ratio', '');
  const lines = [...new Set(cells.map((it) => it.op))].map((op) => {
    const own = ['rps', 'p50_ms', 'p95_ms', 'p99_ms', 'cpu_ms', 'database_cpu_ms'];
    const floor = of(cells, 'floor-http', op, 'rps');
    const ratio = of(cells, 'kebu', op, 'rps') / floor;
    const ceiling = ceilingOf(of(cells, 'kebu', op, 'database_cpu_ms'), host) / floor;
    const cpu = cpuOf(cells, 'kebu', op) / cpuOf(cells, 'floor-http', op);
    return [
      op,
      ...own.map((name) => figure(of(cells, 'kebu', op, name))),
      ...[figure(floor), figure(of(cells, 'floor-pg', op, 'rps'))],
      ...[figure(ratio), bars[op].join('/'), verdict(ratio, bars[op])],
      figure(ceiling),
      ...[figure(cpu), cpu <= CPU_BAR ? 'ok' : `> ${CPU_BAR}`],
    ];
  });
  const memory = `memory: idle ${idle_mib} MiB (bar 150), at most ${peak_mib} MiB under load (bar 250)`;
  const starts = cold.map((it) => `${it.first_list_ms} ms, then ${it.idle_mib} MiB`).join('; ');
  const refused = cells.reduce((sum, it) => sum + it.refused + it.errors, 0);
  return [
    aligned([head, ...lines]),
    memory,
    `start to the first list (bar 3000 ms): ${starts}`,
    `refused or failed: ${refused}`,
  ].join('\n');
}

/** The reads at three sizes: what a page costs does not grow with the register. */
export function scaleTable({ cells }) {
  const sizes = [...new Set(cells.map((it) => it.customers))].toSorted((one, other) => one - other);
  const head = ['operation', ...sizes.map((it) => `p50 at ${it}`), 'growth', ''];
  const lines = [...new Set(cells.map((it) => it.op))].map((op) => {
    const times = sizes.map((size) =>
      of(
        cells.filter((it) => it.customers === size),
        'kebu',
        op,
        'p50_ms',
      ),
    );
    const growth = times.at(-1) / times[0];
    const isBound = op === 'own_list' || op === 'phone';
    const word = isBound ? (growth <= SCALE_BAR ? 'ok' : `> ${SCALE_BAR}`) : '';
    return [op, ...times.map(figure), figure(growth), word];
  });
  return aligned([head, ...lines]);
}
